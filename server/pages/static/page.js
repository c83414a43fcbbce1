// The page works without this: it adds the copy buttons and puts dates into the reader's own zone.
"use strict";

const SHOWN_MS = 1600;

async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement("textarea");
  field.value = text;
  field.setAttribute("readonly", "");
  field.className = "aside";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (!done) throw new Error("the browser did not copy");
}

function offer(button, text) {
  const label = button.querySelector("[data-label]");
  const usual = label.textContent;
  let timer;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(text());
      label.textContent = "Copied";
      button.classList.add("done");
    } catch {
      label.textContent = "Not copied";
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      label.textContent = usual;
      button.classList.remove("done");
    }, SHOWN_MS);
  });
}

for (const button of document.querySelectorAll("[data-copy]")) {
  offer(button, () => button.dataset.copy);
}
for (const button of document.querySelectorAll("[data-copy-from]")) {
  offer(button, () => document.getElementById(button.dataset.copyFrom).textContent);
}
const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
for (const time of document.querySelectorAll("time[datetime]")) {
  time.title = time.textContent;
  time.textContent = format.format(new Date(time.dateTime));
}
