<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AccountPage</name>
    <message>
        <source>Server and account</source>
        <translation>Server und Konto</translation>
    </message>
    <message>
        <source>Drops go to one server: the one on board, or one that you log in to.</source>
        <translation>Drops gehen an einen Server: den eingebauten oder einen, bei dem du dich anmeldest.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>Verbindung testen</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Log in to another server</source>
        <translation>Bei einem anderen Server anmelden</translation>
    </message>
    <message>
        <source>New drops</source>
        <translation>Neue Drops</translation>
    </message>
    <message>
        <source>Short: easy to type</source>
        <translation>Kurz: leicht zu tippen</translation>
    </message>
    <message>
        <source>Long: nobody can guess it</source>
        <translation>Lang: niemand kann ihn erraten</translation>
    </message>
    <message>
        <source>Slow uploads down</source>
        <translation>Uploads bremsen</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>gar nicht</translation>
    </message>
    <message>
        <source>Length of links</source>
        <translation>Länge der Links</translation>
    </message>
    <message>
        <source>The server on board {address}</source>
        <translation>Der eingebaute Server {address}</translation>
    </message>
    <message>
        <source>None: log in below.</source>
        <translation>Keiner: unten anmelden.</translation>
    </message>
    <message>
        <source>DROPCAP_SERVER_URL and DROPCAP_TOKEN say so.</source>
        <translation>Das legen DROPCAP_SERVER_URL und DROPCAP_TOKEN fest.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation>Umbenannt.</translation>
    </message>
    <message>
        <source>Changed who can open it.</source>
        <translation>Zugriff geändert.</translation>
    </message>
    <message>
        <source>Changed when the link ends.</source>
        <translation>Ablauf geändert.</translation>
    </message>
    <message>
        <source>Fetching it first: hold on, or drag it again.</source>
        <translation>Wird erst geholt: festhalten oder noch einmal ziehen.</translation>
    </message>
    <message>
        <source>It is here now and can be dragged.</source>
        <translation>Ist jetzt da und kann gezogen werden.</translation>
    </message>
    <message>
        <source>Fetching it: {percent} %</source>
        <translation>Wird geholt: {percent} %</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Pin to the screen</source>
        <translation>Auf den Bildschirm heften</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select the next one</source>
        <translation>Nächstes auswählen</translation>
    </message>
    <message>
        <source>Select the one before</source>
        <translation>Voriges auswählen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Bring to the front</source>
        <translation>Ganz nach vorn</translation>
    </message>
    <message>
        <source>Send to the back</source>
        <translation>Ganz nach hinten</translation>
    </message>
    <message>
        <source>Thicker, larger, stronger</source>
        <translation>Dicker, größer, stärker</translation>
    </message>
    <message>
        <source>Thinner, smaller, weaker</source>
        <translation>Dünner, kleiner, schwächer</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Ganz zeigen</translation>
    </message>
    <message>
        <source>True size</source>
        <translation>Wahre Größe</translation>
    </message>
</context>
<context>
    <name>AfterCapture</name>
    <message>
        <source>Picture copied</source>
        <translation>Bild kopiert</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>It could not be saved in {folder}.</source>
        <translation>In {folder} konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>AfterPage</name>
    <message>
        <source>After capturing</source>
        <translation>Nach der Aufnahme</translation>
    </message>
    <message>
        <source>Any combination works. With “Edit”, uploading waits for the editor&apos;s button.</source>
        <translation>Alles lässt sich kombinieren. Mit „Bearbeiten“ wartet der Upload auf den Knopf im Editor.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Files that are dropped or chosen</source>
        <translation>Abgelegte oder gewählte Dateien</translation>
    </message>
    <message>
        <source>Upload it</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Copy its link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy the picture itself</source>
        <translation>Das Bild selbst kopieren</translation>
    </message>
    <message>
        <source>Save it in a folder</source>
        <translation>In einem Ordner speichern</translation>
    </message>
    <message>
        <source>Edit it</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Pin it to the screen</source>
        <translation>Auf den Bildschirm heften</translation>
    </message>
</context>
<context>
    <name>Announcer</name>
    <message>
        <source>Copy again</source>
        <translation>Noch einmal kopieren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Getting the link…</source>
        <translation>Link wird geholt …</translation>
    </message>
    <message>
        <source>Nothing is lost: it goes on by itself.</source>
        <translation>Nichts geht verloren: Es geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
    <message>
        <source>The link is ready</source>
        <translation>Der Link ist fertig</translation>
    </message>
    <message>
        <source>{count} links copied</source>
        <translation>{count} Links kopiert</translation>
    </message>
    <message>
        <source>{count} links are ready</source>
        <translation>{count} Links sind fertig</translation>
    </message>
    <message>
        <source>{failed} of {all} could not be uploaded: {why}</source>
        <translation>{failed} von {all} konnten nicht hochgeladen werden: {why}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Show the file</source>
        <translation>Datei zeigen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
</context>
<context>
    <name>DoctorPage</name>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>What works here, what does not, and how to mend it.</source>
        <translation>Was hier geht, was nicht, und was dagegen hilft.</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
</context>
<context>
    <name>DropWindow</name>
    <message>
        <source>Dropcap drop window</source>
        <translation>Dropcap-Ablagefenster</translation>
    </message>
    <message>
        <source>Drop files here to share them</source>
        <translation>Dateien zum Teilen hier ablegen</translation>
    </message>
    <message>
        <source>Drop files, folders, text or pictures here. Click to capture.</source>
        <translation>Dateien, Ordner, Text oder Bilder hier ablegen. Klicken zum Aufnehmen.</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Drop here</source>
        <translation>Hier ablegen</translation>
    </message>
</context>
<context>
    <name>EditingRoom</name>
    <message>
        <source>Edit a picture</source>
        <translation>Bild bearbeiten</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Gespeichert als {path}</translation>
    </message>
</context>
<context>
    <name>EditorClosing</name>
    <message>
        <source>Save what you have drawn?</source>
        <translation>Speichern, was du gezeichnet hast?</translation>
    </message>
    <message>
        <source>It is lost otherwise.</source>
        <translation>Sonst geht es verloren.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>EditorGestures</name>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Resize</source>
        <translation>Größe ändern</translation>
    </message>
</context>
<context>
    <name>EditorTools</name>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>points at something</source>
        <translation>zeigt auf etwas</translation>
    </message>
    <message>
        <source>Blur</source>
        <translation>Weichzeichnen</translation>
    </message>
    <message>
        <source>for looks; for secrets, redact</source>
        <translation>fürs Auge; Geheimes lieber schwärzen</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>Zuschneiden</translation>
    </message>
    <message>
        <source>Enter keeps what is inside</source>
        <translation>Enter behält das Innere</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Ellipse</translation>
    </message>
    <message>
        <source>Shift makes it a circle</source>
        <translation>Umschalt macht einen Kreis</translation>
    </message>
    <message>
        <source>Highlighter</source>
        <translation>Textmarker</translation>
    </message>
    <message>
        <source>Shift keeps it straight</source>
        <translation>Umschalt hält ihn gerade</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>Stift</translation>
    </message>
    <message>
        <source>draws by hand</source>
        <translation>zeichnet frei</translation>
    </message>
    <message>
        <source>Pixelate</source>
        <translation>Verpixeln</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Shift makes it a square</source>
        <translation>Umschalt macht ein Quadrat</translation>
    </message>
    <message>
        <source>Redact</source>
        <translation>Schwärzen</translation>
    </message>
    <message>
        <source>for secrets: nothing below is left</source>
        <translation>für Geheimes: Darunter bleibt nichts</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>move, resize, pick several</source>
        <translation>bewegen, Größe ändern, mehrere wählen</translation>
    </message>
    <message>
        <source>Spotlight</source>
        <translation>Scheinwerfer</translation>
    </message>
    <message>
        <source>dims everything else</source>
        <translation>dunkelt alles andere ab</translation>
    </message>
    <message>
        <source>Step number</source>
        <translation>Schrittnummer</translation>
    </message>
    <message>
        <source>each click places the next</source>
        <translation>jeder Klick setzt die nächste</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Esc when it is written</source>
        <translation>Esc, wenn er fertig ist</translation>
    </message>
</context>
<context>
    <name>EditorWindow</name>
    <message>
        <source>New capture</source>
        <translation>Neue Aufnahme</translation>
    </message>
    <message>
        <source>That is more than a picture can hold; its end was left out.</source>
        <translation>Das passt nicht auf ein Bild; das Ende wurde weggelassen.</translation>
    </message>
</context>
<context>
    <name>FilesPage</name>
    <message>
        <source>Files and names</source>
        <translation>Dateien und Namen</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Folder for what is saved</source>
        <translation>Ordner für Gespeichertes</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>How captures are called</source>
        <translation>Wie Aufnahmen heißen</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Of JPEG and WebP.</source>
        <translation>Von JPEG und WebP.</translation>
    </message>
    <message>
        <source>For example: {name}</source>
        <translation>Zum Beispiel: {name}</translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Welcome to Dropcap</source>
        <translation>Willkommen bei Dropcap</translation>
    </message>
    <message>
        <source>Press, select, paste.</source>
        <translation>Drücken, auswählen, einfügen.</translation>
    </message>
    <message>
        <source>The link is on your clipboard before the upload has finished.</source>
        <translation>Der Link ist in der Zwischenablage, bevor der Upload fertig ist.</translation>
    </message>
    <message>
        <source>Press {keys}</source>
        <translation>Drücke {keys}</translation>
    </message>
    <message>
        <source>Click the icon</source>
        <translation>Klicke auf das Symbol</translation>
    </message>
    <message>
        <source>Click “Capture”</source>
        <translation>Klicke auf „Aufnehmen“</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>überall</translation>
    </message>
    <message>
        <source>Drag a region</source>
        <translation>Ziehe einen Bereich</translation>
    </message>
    <message>
        <source>or click a window</source>
        <translation>oder klicke auf ein Fenster</translation>
    </message>
    <message>
        <source>Paste the link</source>
        <translation>Füge den Link ein</translation>
    </message>
    <message>
        <source>it is copied already</source>
        <translation>er ist schon kopiert</translation>
    </message>
    <message>
        <source>Dropcap lives in the tray: its menu has everything else.</source>
        <translation>Dropcap wohnt in der Taskleiste: Alles Weitere ist im Menü.</translation>
    </message>
    <message>
        <source>This desktop has no tray: the drop window and the library stand in. Start Dropcap again to open the library.</source>
        <translation>Dieser Desktop zeigt keine Symbole: Ablagefenster und Bibliothek springen ein. Starte Dropcap noch einmal, um die Bibliothek zu öffnen.</translation>
    </message>
    <message>
        <source>Use the server on board: nothing to set up</source>
        <translation>Den eingebauten Server nehmen: nichts einzurichten</translation>
    </message>
    <message>
        <source>Log in to a server</source>
        <translation>Bei einem Server anmelden</translation>
    </message>
    <message>
        <source>Where your drops go</source>
        <translation>Wohin deine Drops gehen</translation>
    </message>
    <message>
        <source>Start Dropcap when I log in</source>
        <translation>Dropcap beim Anmelden starten</translation>
    </message>
    <message>
        <source>Capture something now</source>
        <translation>Gleich etwas aufnehmen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Like the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>Start und Taskleiste</translation>
    </message>
    <message>
        <source>Start Dropcap when I log in</source>
        <translation>Dropcap beim Anmelden starten</translation>
    </message>
    <message>
        <source>captures a region</source>
        <translation>nimmt einen Bereich auf</translation>
    </message>
    <message>
        <source>opens the library</source>
        <translation>öffnet die Bibliothek</translation>
    </message>
    <message>
        <source>A click on the tray icon</source>
        <translation>Ein Klick auf das Symbol</translation>
    </message>
    <message>
        <source>Show the drop window</source>
        <translation>Ablagefenster zeigen</translation>
    </message>
    <message>
        <source>A small square that stays on top: drop things onto it to share them.</source>
        <translation>Ein kleines Quadrat, das oben bleibt: Was du darauf ablegst, wird geteilt.</translation>
    </message>
    <message>
        <source>While a region is chosen</source>
        <translation>Während ein Bereich gewählt wird</translation>
    </message>
    <message>
        <source>Magnify the pixels round the pointer</source>
        <translation>Pixel um den Mauszeiger vergrößern</translation>
    </message>
    <message>
        <source>Let me adjust the region before it is captured</source>
        <translation>Den Bereich vor der Aufnahme anpassen lassen</translation>
    </message>
    <message>
        <source>Have the mouse pointer in pictures</source>
        <translation>Mauszeiger in Bildern zeigen</translation>
    </message>
</context>
<context>
    <name>HintLine</name>
    <message>
        <source>Arrows move    Shift + arrows resize    Enter takes it    Esc lets go</source>
        <translation>Pfeile bewegen    Umschalt + Pfeile: Größe    Enter nimmt auf    Esc lässt los</translation>
    </message>
    <message>
        <source>Space moves    Shift keeps a square    X changes the shape</source>
        <translation>Leertaste bewegt    Umschalt: Quadrat    X ändert die Form</translation>
    </message>
    <message>
        <source>Click a window    Esc leaves</source>
        <translation>Auf ein Fenster klicken    Esc beendet</translation>
    </message>
    <message>
        <source>Click a screen    Esc leaves</source>
        <translation>Auf einen Bildschirm klicken    Esc beendet</translation>
    </message>
    <message>
        <source>Drag, or click a window    Enter whole screen    C copies the colour    Esc leaves</source>
        <translation>Ziehen oder Fenster anklicken    Enter: ganzer Bildschirm    C kopiert die Farbe    Esc beendet</translation>
    </message>
</context>
<context>
    <name>HotkeysPage</name>
    <message>
        <source>Hotkeys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Press a field, then the keys. Esc leaves it, Delete takes the keys away.</source>
        <translation>Erst ein Feld drücken, dann die Tasten. Esc bricht ab, Entf nimmt die Tasten weg.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Capture a region</source>
        <translation>Bereich aufnehmen</translation>
    </message>
    <message>
        <source>Capture the screen</source>
        <translation>Bildschirm aufnehmen</translation>
    </message>
    <message>
        <source>Capture the active window</source>
        <translation>Aktives Fenster aufnehmen</translation>
    </message>
    <message>
        <source>Record a video, or stop recording</source>
        <translation>Video aufnehmen oder beenden</translation>
    </message>
    <message>
        <source>Record a GIF</source>
        <translation>GIF aufnehmen</translation>
    </message>
    <message>
        <source>Pause the recording</source>
        <translation>Aufnahme anhalten</translation>
    </message>
    <message>
        <source>Upload the clipboard</source>
        <translation>Zwischenablage hochladen</translation>
    </message>
    <message>
        <source>These keys are set for “{other}” as well.</source>
        <translation>Diese Tasten gelten auch für „{other}“.</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the keys…</source>
        <translation>Tasten drücken …</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Move what is selected</source>
        <translation>Ausgewähltes bewegen</translation>
    </message>
    <message>
        <source>… by ten pixels</source>
        <translation>… um zehn Pixel</translation>
    </message>
    <message>
        <source>Draw in the middle; keep the crop</source>
        <translation>In der Mitte zeichnen; Zuschnitt behalten</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Einen Schritt zurück</translation>
    </message>
    <message>
        <source>Drag a copy</source>
        <translation>Kopie ziehen</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+Ziehen</translation>
    </message>
    <message>
        <source>Square, circle, straight</source>
        <translation>Quadrat, Kreis, gerade</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Umschalt+Ziehen</translation>
    </message>
    <message>
        <source>Push the picture</source>
        <translation>Bild verschieben</translation>
    </message>
    <message>
        <source>Space+drag</source>
        <translation>Leertaste+Ziehen</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Rad</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Yesterday, {time}</source>
        <translation>Gestern, {time}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Uploading {percent} %</source>
        <translation>Lädt hoch: {percent} %</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Arriving</source>
        <translation>Kommt an</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>Nur hier</translation>
    </message>
    <message>
        <source>Long link</source>
        <translation>Langer Link</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Short link</source>
        <translation>Kurzer Link</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>mit Passwort</translation>
    </message>
    <message>
        <source>until {date}</source>
        <translation>bis {date}</translation>
    </message>
</context>
<context>
    <name>LibraryActions</name>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Copy as HTML</source>
        <translation>Als HTML kopieren</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Pin to the screen</source>
        <translation>Auf den Bildschirm heften</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Upload abbrechen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Who can open it</source>
        <translation>Wer es öffnen kann</translation>
    </message>
    <message>
        <source>When the link ends</source>
        <translation>Wann der Link abläuft</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>In an hour</source>
        <translation>In einer Stunde</translation>
    </message>
    <message>
        <source>In a day</source>
        <translation>In einem Tag</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>In einer Woche</translation>
    </message>
    <message>
        <source>In a month</source>
        <translation>In einem Monat</translation>
    </message>
</context>
<context>
    <name>LibraryGrid</name>
    <message>
        <source>Drops</source>
        <translation>Drops</translation>
    </message>
</context>
<context>
    <name>LibraryTools</name>
    <message>
        <source>Search by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Upload files…</source>
        <translation>Dateien hochladen …</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Other files</source>
        <translation>Andere Dateien</translation>
    </message>
    <message>
        <source>Show: {kind}</source>
        <translation>Zeigen: {kind}</translation>
    </message>
</context>
<context>
    <name>LibraryWindow</name>
    <message>
        <source>Dropcap – Library</source>
        <translation>Dropcap – Bibliothek</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Deleted “{name}”.</source>
        <translation>„{name}“ gelöscht.</translation>
    </message>
    <message numerus="yes">
        <source>%n deleted</source>
        <translation>
            <numerusform>%n gelöscht</numerusform>
            <numerusform>%n gelöscht</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Neuer Name:</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Whoever opens it has to know this password:</source>
        <translation>Wer es öffnet, muss dieses Passwort kennen:</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No drop has that in its name, or is of that kind.</source>
        <translation>Kein Drop heißt so oder ist von dieser Art.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>Noch nichts da</translation>
    </message>
    <message>
        <source>What you capture or upload is kept here, with its link.</source>
        <translation>Was du aufnimmst oder hochlädst, steht hier mit seinem Link.</translation>
    </message>
    <message>
        <source>Capture something</source>
        <translation>Etwas aufnehmen</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Logged in to {server} as {name}.</source>
        <translation>Bei {server} als {name} angemeldet.</translation>
    </message>
    <message>
        <source>{server} answers and knows you as {name}.</source>
        <translation>{server} antwortet und kennt dich als {name}.</translation>
    </message>
</context>
<context>
    <name>LoginForm</name>
    <message>
        <source>Send the token over plain HTTP all the same</source>
        <translation>Den Schlüssel trotzdem unverschlüsselt senden</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server&apos;s address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Zugangsschlüssel</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>What to capture</source>
        <translation>Was aufnehmen</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Record video</source>
        <translation>Video aufnehmen</translation>
    </message>
    <message>
        <source>Record GIF</source>
        <translation>GIF aufnehmen</translation>
    </message>
    <message>
        <source>No delay</source>
        <translation>Ohne Verzögerung</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Dropcap&apos;s own server answers again.</source>
        <translation>Der eingebaute Server antwortet wieder.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so Dropcap shows this small window instead.</source>
        <translation>Dieser Desktop zeigt keine Symbole, deshalb gibt es dieses kleine Fenster.</translation>
    </message>
    <message>
        <source>Drop things onto it, click it to capture, right-click it for the menu.</source>
        <translation>Darauf ablegen, zum Aufnehmen klicken, Rechtsklick für das Menü.</translation>
    </message>
    <message>
        <source>Everything else is in force as it was set.</source>
        <translation>Alles andere gilt wie eingestellt.</translation>
    </message>
    <message>
        <source>Press {keys} to capture.</source>
        <translation>{keys} nimmt auf.</translation>
    </message>
    <message>
        <source>Dropcap is running.</source>
        <translation>Dropcap läuft.</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Another colour…</source>
        <translation>Andere Farbe …</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schriftart</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>small</source>
        <translation>klein</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>large</source>
        <translation>groß</translation>
    </message>
    <message>
        <source>very large</source>
        <translation>sehr groß</translation>
    </message>
    <message>
        <source>Keep this part</source>
        <translation>Diesen Teil behalten</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>Ganzes Bild</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>The desktop&apos;s own</source>
        <translation>Die des Desktops</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Choose what to capture</source>
        <translation>Wähle, was aufgenommen wird</translation>
    </message>
</context>
<context>
    <name>PinWindow</name>
    <message>
        <source>Pinned picture</source>
        <translation>Angeheftetes Bild</translation>
    </message>
    <message>
        <source>Drag to move, wheel to zoom, Ctrl+wheel to fade, Esc to close</source>
        <translation>Ziehen bewegt, Rad vergrößert, Strg+Rad blendet aus, Esc schließt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>True size</source>
        <translation>Wahre Größe</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Fainter</source>
        <translation>Blasser</translation>
    </message>
    <message>
        <source>Clearer</source>
        <translation>Deutlicher</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Pinning</name>
    <message>
        <source>The clipboard</source>
        <translation>Die Zwischenablage</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>In der Zwischenablage ist kein Bild.</translation>
    </message>
    <message>
        <source>Copy one first.</source>
        <translation>Kopiere erst eins.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>PreferencesRoom</name>
    <message>
        <source>A window&apos;s title</source>
        <translation>Titel eines Fensters</translation>
    </message>
</context>
<context>
    <name>PreferencesWindow</name>
    <message>
        <source>Dropcap – Preferences</source>
        <translation>Dropcap – Einstellungen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Server and account</source>
        <translation>Server und Konto</translation>
    </message>
    <message>
        <source>Hotkeys</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>After capturing</source>
        <translation>Nach der Aufnahme</translation>
    </message>
    <message>
        <source>Files and names</source>
        <translation>Dateien und Namen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Doctor</source>
        <translation>Diagnose</translation>
    </message>
</context>
<context>
    <name>RecorderBar</name>
    <message>
        <source>Dropcap recording</source>
        <translation>Dropcap-Aufnahme</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop and share</source>
        <translation>Beenden und teilen</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Stop and share ({keys})</source>
        <translation>Beenden und teilen ({keys})</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>RecordingDisplay</name>
    <message>
        <source>Recording paused at {time}</source>
        <translation>Aufnahme angehalten bei {time}</translation>
    </message>
    <message>
        <source>Recording, {time}</source>
        <translation>Aufnahme, {time}</translation>
    </message>
    <message>
        <source>Putting the frames together…</source>
        <translation>Die Bilder werden zusammengesetzt …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>RecordingPage</name>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Frames a second of GIFs</source>
        <translation>Bilder pro Sekunde bei GIFs</translation>
    </message>
    <message>
        <source>Have the mouse pointer in recordings</source>
        <translation>Mauszeiger in Videos zeigen</translation>
    </message>
    <message>
        <source>Mark clicks</source>
        <translation>Klicks markieren</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keinem</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <source>What the computer plays</source>
        <translation>Was der Computer abspielt</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <source>Record sound from</source>
        <translation>Ton aufnehmen von</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Count down first</source>
        <translation>Vorher herunterzählen</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>when the recording ends</source>
        <translation>am Ende der Aufnahme</translation>
    </message>
    <message>
        <source>as soon as it begins</source>
        <translation>sobald sie beginnt</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Let me cut recordings before they go out</source>
        <translation>Videos vor dem Teilen schneiden lassen</translation>
    </message>
</context>
<context>
    <name>RegionOverlay</name>
    <message>
        <source>{colour} copied</source>
        <translation>{colour} kopiert</translation>
    </message>
</context>
<context>
    <name>Selection</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Bring forward</source>
        <translation>Nach vorn</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>Nach hinten</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Bewegen</translation>
    </message>
    <message>
        <source>Change the look</source>
        <translation>Aussehen ändern</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Desktop portals are there on Linux alone.</source>
        <translation>Desktop-Portale gibt es nur unter Linux.</translation>
    </message>
    <message>
        <source>Choose mss.</source>
        <translation>Wähle mss.</translation>
    </message>
    <message>
        <source>There is no capture back-end “{0}”.</source>
        <translation>Es gibt keinen Aufnahmeweg „{0}“.</translation>
    </message>
    <message>
        <source>Choose one of {0}.</source>
        <translation>Wähle eins von {0}.</translation>
    </message>
    <message>
        <source>The system did not let the screen be captured ({0}).</source>
        <translation>Das System ließ den Bildschirm nicht aufnehmen ({0}).</translation>
    </message>
    <message>
        <source>Try again; on macOS, allow Dropcap under Privacy &amp; Security → Screen Recording.</source>
        <translation>Versuche es noch einmal; unter macOS erlaube Dropcap unter Datenschutz &amp; Sicherheit → Bildschirmaufnahme.</translation>
    </message>
    <message>
        <source>The desktop gave a smaller picture than before.</source>
        <translation>Der Desktop gab ein kleineres Bild als vorher.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The desktop&apos;s picture cannot be read ({0}).</source>
        <translation>Das Bild des Desktops ist nicht lesbar ({0}).</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Allow it in the desktop&apos;s dialog.</source>
        <translation>Erlaube es im Dialog des Desktops.</translation>
    </message>
    <message>
        <source>The desktop did not allow it.</source>
        <translation>Der Desktop hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>Allow Dropcap in the desktop&apos;s privacy settings.</source>
        <translation>Erlaube Dropcap in den Privatsphäre-Einstellungen des Desktops.</translation>
    </message>
    <message>
        <source>There is no session bus, and so no desktop portal to ask.</source>
        <translation>Es gibt keinen Sitzungsbus und damit kein Desktop-Portal.</translation>
    </message>
    <message>
        <source>Start Dropcap inside the desktop session.</source>
        <translation>Starte Dropcap in der Desktop-Sitzung.</translation>
    </message>
    <message>
        <source>The desktop did not answer.</source>
        <translation>Der Desktop hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The desktop has no portal for this ({0}).</source>
        <translation>Der Desktop hat dafür kein Portal ({0}).</translation>
    </message>
    <message>
        <source>Install xdg-desktop-portal and your desktop&apos;s own part of it.</source>
        <translation>Installiere xdg-desktop-portal und den Teil deines Desktops davon.</translation>
    </message>
    <message>
        <source>Make room, then try again.</source>
        <translation>Schaffe Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>There is no display to capture from{0}.</source>
        <translation>Es gibt keinen Bildschirm zum Aufnehmen{0}.</translation>
    </message>
    <message>
        <source>Run Dropcap inside a desktop session, or set DISPLAY to one that is running.</source>
        <translation>Starte Dropcap in einer Desktop-Sitzung oder setze DISPLAY auf eine laufende.</translation>
    </message>
    <message>
        <source>The display has no monitor, so there is nothing to capture.</source>
        <translation>Es ist kein Monitor angeschlossen, also gibt es nichts aufzunehmen.</translation>
    </message>
    <message>
        <source>Switch a monitor on or plug one in, then try again.</source>
        <translation>Schalte einen Monitor ein und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>There is no screen {0}.</source>
        <translation>Es gibt keinen Bildschirm {0}.</translation>
    </message>
    <message>
        <source>A region of {0}×{1} pixels has nothing in it.</source>
        <translation>Ein Bereich von {0}×{1} Pixeln ist leer.</translation>
    </message>
    <message>
        <source>Give a width and a height of at least 1.</source>
        <translation>Breite und Höhe müssen mindestens 1 sein.</translation>
    </message>
    <message>
        <source>“{0}” is not a region.</source>
        <translation>„{0}“ ist kein Bereich.</translation>
    </message>
    <message>
        <source>Write X,Y,WIDTH,HEIGHT in pixels, for example 0,0,640,480.</source>
        <translation>Schreibe X,Y,BREITE,HÖHE in Pixeln, zum Beispiel 0,0,640,480.</translation>
    </message>
    <message>
        <source>The region {0} is outside the screen.</source>
        <translation>Der Bereich {0} liegt außerhalb des Bildschirms.</translation>
    </message>
    <message>
        <source>The screens cover {0}.</source>
        <translation>Die Bildschirme reichen über {0}.</translation>
    </message>
    <message>
        <source>There is no {0} to capture.</source>
        <translation>{0} ist nicht da.</translation>
    </message>
    <message>
        <source>It may have been closed or minimised; pick another.</source>
        <translation>Vielleicht ist es geschlossen oder minimiert; wähle ein anderes.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} konnte nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>Choose another folder or name.</source>
        <translation>Wähle einen anderen Ordner oder Namen.</translation>
    </message>
    <message>
        <source>Recording needs ffmpeg, which cannot be started ({0}).</source>
        <translation>Zum Aufnehmen wird ffmpeg gebraucht, das nicht startet ({0}).</translation>
    </message>
    <message>
        <source>Install it anew: pip install --force-reinstall imageio-ffmpeg.</source>
        <translation>Installiere es neu: pip install --force-reinstall imageio-ffmpeg.</translation>
    </message>
    <message>
        <source>Nothing was recorded: {0}.</source>
        <translation>Nichts wurde aufgenommen: {0}.</translation>
    </message>
    <message>
        <source>Start it again.</source>
        <translation>Starte es noch einmal.</translation>
    </message>
    <message>
        <source>The recording ended early: {0}.</source>
        <translation>Die Aufnahme endete vorzeitig: {0}.</translation>
    </message>
    <message>
        <source>What was recorded until then is kept.</source>
        <translation>Was bis dahin aufgenommen wurde, ist gesichert.</translation>
    </message>
    <message>
        <source>The recording was cancelled.</source>
        <translation>Die Aufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The recording could not be made into {0}: {1}.</source>
        <translation>Aus der Aufnahme wurde kein {0}: {1}.</translation>
    </message>
    <message>
        <source>What was recorded is kept in {0}.</source>
        <translation>Das Aufgenommene liegt in {0}.</translation>
    </message>
    <message>
        <source>{0} is not a video that can be read.</source>
        <translation>{0} ist kein lesbares Video.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wähle eine andere Datei.</translation>
    </message>
    <message>
        <source>The recording could not be cut: {0}.</source>
        <translation>Die Aufnahme konnte nicht geschnitten werden: {0}.</translation>
    </message>
    <message>
        <source>The whole recording is kept.</source>
        <translation>Die ganze Aufnahme ist gesichert.</translation>
    </message>
    <message>
        <source>The {0} cannot be recorded: {1}.</source>
        <translation>{0} kann nicht aufgenommen werden: {1}.</translation>
    </message>
    <message>
        <source>Plug a device in or choose one in the system&apos;s settings, or record without sound.</source>
        <translation>Schließe ein Gerät an, wähle eins in den Systemeinstellungen oder nimm ohne Ton auf.</translation>
    </message>
    <message>
        <source>To fit into {0} bytes the GIF has {1}; it takes {2}.</source>
        <translation>Damit es in {0} Bytes passt, hat das GIF {1}; es braucht {2}.</translation>
    </message>
    <message>
        <source>The GIF takes {0} bytes even with {1}: it cannot be smaller.</source>
        <translation>Das GIF braucht selbst mit {1} {0} Bytes: Kleiner geht es nicht.</translation>
    </message>
    <message>
        <source>The recording is over after {0} seconds, before {1} begins.</source>
        <translation>Die Aufnahme endet nach {0} Sekunden, bevor {1} beginnt.</translation>
    </message>
    <message>
        <source>Choose an earlier start.</source>
        <translation>Wähle einen früheren Anfang.</translation>
    </message>
    <message>
        <source>{0} frames a second cannot be recorded.</source>
        <translation>{0} Bilder pro Sekunde gehen nicht.</translation>
    </message>
    <message>
        <source>Choose from {0} to {1}.</source>
        <translation>Wähle von {0} bis {1}.</translation>
    </message>
    <message>
        <source>{0} seconds are too short for a single frame.</source>
        <translation>{0} Sekunden sind zu kurz für ein einziges Bild.</translation>
    </message>
    <message>
        <source>Choose a longer time.</source>
        <translation>Wähle eine längere Zeit.</translation>
    </message>
    <message>
        <source>There is no countdown of {0} seconds.</source>
        <translation>Einen Countdown von {0} Sekunden gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose from 0 to {0}.</source>
        <translation>Wähle von 0 bis {0}.</translation>
    </message>
    <message>
        <source>{0} pictures have no sound.</source>
        <translation>{0}-Bilder haben keinen Ton.</translation>
    </message>
    <message>
        <source>Choose MP4 or WebM, or no sound.</source>
        <translation>Wähle MP4 oder WebM, oder keinen Ton.</translation>
    </message>
    <message>
        <source>Only GIF can be made to fit a size.</source>
        <translation>Nur GIF lässt sich auf eine Größe bringen.</translation>
    </message>
    <message>
        <source>Choose GIF, or leave the size out.</source>
        <translation>Wähle GIF oder lass die Größe weg.</translation>
    </message>
    <message>
        <source>No moving picture fits into {0} bytes.</source>
        <translation>In {0} Bytes passt kein bewegtes Bild.</translation>
    </message>
    <message>
        <source>Choose at least {0}.</source>
        <translation>Wähle mindestens {0}.</translation>
    </message>
    <message>
        <source>Clicks are not marked: {0} cannot do it yet.</source>
        <translation>Klicks werden nicht markiert: {0} kann das noch nicht.</translation>
    </message>
    <message>
        <source>The connection to the desktop&apos;s portal has ended, or it does not answer.</source>
        <translation>Die Verbindung zum Portal des Desktops ist beendet, oder es antwortet nicht.</translation>
    </message>
    <message>
        <source>Try again; if it stays so, log out of the desktop and in again.</source>
        <translation>Versuche es noch einmal; bleibt es dabei, melde dich vom Desktop ab und wieder an.</translation>
    </message>
    <message>
        <source>A recording goes without them.</source>
        <translation>Die Aufnahme läuft ohne sie weiter.</translation>
    </message>
    <message>
        <source>The recording was over before {0} began; it is kept whole.</source>
        <translation>Die Aufnahme endete vor {0}; sie bleibt ganz.</translation>
    </message>
    <message>
        <source>The recording could not be cut, and is kept whole ({0}).</source>
        <translation>Die Aufnahme konnte nicht geschnitten werden und bleibt ganz ({0}).</translation>
    </message>
    <message>
        <source>The {0} was lost; it is silent from there on.</source>
        <translation>{0} ging verloren; ab da ist es still.</translation>
    </message>
    <message>
        <source>There is no source of frames “{0}”.</source>
        <translation>Es gibt keine Bildquelle „{0}“.</translation>
    </message>
    <message>
        <source>Here there are: {0}.</source>
        <translation>Hier gibt es: {0}.</translation>
    </message>
    <message>
        <source>Here there is none.</source>
        <translation>Hier gibt es keine.</translation>
    </message>
    <message>
        <source>The source {0} does not work in this session.</source>
        <translation>Die Quelle {0} geht in dieser Sitzung nicht.</translation>
    </message>
    <message>
        <source>Recording does not work on Wayland yet.</source>
        <translation>Unter Wayland kann noch nicht aufgenommen werden.</translation>
    </message>
    <message>
        <source>Log in to an X11 session for it.</source>
        <translation>Melde dich dafür in einer X11-Sitzung an.</translation>
    </message>
    <message>
        <source>There is nothing in {0}.</source>
        <translation>In {0} ist nichts.</translation>
    </message>
    <message>
        <source>Write START-END, like 1.5-8.</source>
        <translation>Schreibe ANFANG-ENDE, etwa 1.5-8.</translation>
    </message>
    <message>
        <source>“{0}” is no part of a recording.</source>
        <translation>„{0}“ ist kein Teil einer Aufnahme.</translation>
    </message>
    <message>
        <source>The capture was cancelled.</source>
        <translation>Die Aufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Wayland does not tell programs where windows are.</source>
        <translation>Wayland verrät Programmen nicht, wo Fenster sind.</translation>
    </message>
    <message>
        <source>Capture a region, or a screen, instead.</source>
        <translation>Nimm stattdessen einen Bereich oder Bildschirm auf.</translation>
    </message>
    <message>
        <source>“{0}” is not the address of a server.</source>
        <translation>„{0}“ ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <source>Write it as https://drops.example.org.</source>
        <translation>Schreibe sie wie https://drops.example.org.</translation>
    </message>
    <message>
        <source>{0} answers, but not like a Dropcap server.</source>
        <translation>{0} antwortet, aber nicht wie ein Dropcap-Server.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>{0} cannot be reached{1}.</source>
        <translation>{0} ist nicht erreichbar{1}.</translation>
    </message>
    <message>
        <source>Check the network and the server&apos;s address, then try again.</source>
        <translation>Prüfe das Netz und die Adresse des Servers und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0} could not do it just now (it answered {1}).</source>
        <translation>{0} konnte es gerade nicht (Antwort {1}).</translation>
    </message>
    <message>
        <source>Try again in a while.</source>
        <translation>Versuche es später noch einmal.</translation>
    </message>
    <message>
        <source>{0} has no room left.</source>
        <translation>{0} hat keinen Platz mehr.</translation>
    </message>
    <message>
        <source>Its owner has to make room.</source>
        <translation>Der Betreiber muss Platz schaffen.</translation>
    </message>
    <message>
        <source>The permission to upload had run out.</source>
        <translation>Die Erlaubnis zum Hochladen war abgelaufen.</translation>
    </message>
    <message>
        <source>Some of the file did not stay with the server.</source>
        <translation>Ein Teil der Datei blieb nicht beim Server.</translation>
    </message>
    <message>
        <source>It is sent again.</source>
        <translation>Er wird noch einmal gesendet.</translation>
    </message>
    <message>
        <source>{0} refused the access token.</source>
        <translation>{0} hat den Zugangsschlüssel abgelehnt.</translation>
    </message>
    <message>
        <source>Log in again: dropcap login URL.</source>
        <translation>Melde dich neu an: dropcap login URL.</translation>
    </message>
    <message>
        <source>You have no drop {0}.</source>
        <translation>Du hast keinen Drop {0}.</translation>
    </message>
    <message>
        <source>See yours with: dropcap list.</source>
        <translation>Deine zeigt: dropcap list.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} kann nicht gelesen werden: {1}.</translation>
    </message>
    <message>
        <source>Check that the file is there.</source>
        <translation>Prüfe, ob die Datei da ist.</translation>
    </message>
    <message>
        <source>{0} changed while it was uploaded.</source>
        <translation>{0} änderte sich beim Hochladen.</translation>
    </message>
    <message>
        <source>Upload it again once it is complete.</source>
        <translation>Lade sie noch einmal hoch, wenn sie fertig ist.</translation>
    </message>
    <message>
        <source>The disk that holds {0} is full.</source>
        <translation>Der Datenträger mit {0} ist voll.</translation>
    </message>
    <message>
        <source>The outbox {0} cannot be used: {1}.</source>
        <translation>Der Postausgang {0} ist nicht benutzbar: {1}.</translation>
    </message>
    <message>
        <source>Check the folder&apos;s permissions.</source>
        <translation>Prüfe die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The upload was cancelled.</source>
        <translation>Der Upload wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This was to go to {0}, which is not the server in use now.</source>
        <translation>Das sollte an {0} gehen, was jetzt nicht der Server in Gebrauch ist.</translation>
    </message>
    <message>
        <source>Log in there (dropcap login {0}), then try again.</source>
        <translation>Melde dich dort an (dropcap login {0}) und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The server refused it ({0}).</source>
        <translation>Der Server hat es abgelehnt ({0}).</translation>
    </message>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Etwas Unerwartetes ist passiert.</translation>
    </message>
    <message>
        <source>It is tried again; the log says more.</source>
        <translation>Es wird noch einmal versucht; Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>Delete what you do not need.</source>
        <translation>Lösche, was du nicht brauchst.</translation>
    </message>
    <message>
        <source>Your account is full.</source>
        <translation>Dein Konto ist voll.</translation>
    </message>
    <message>
        <source>The file is larger than the server takes.</source>
        <translation>Die Datei ist größer, als der Server erlaubt.</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>its certificate is not valid</source>
        <translation>sein Zertifikat ist ungültig</translation>
    </message>
    <message>
        <source>there is no such host</source>
        <translation>den Rechner gibt es nicht</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>dort antwortet nichts</translation>
    </message>
    <message>
        <source>{0} is not set.</source>
        <translation>{0} ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Set both it and its companion, or neither.</source>
        <translation>Setze beide oder keins.</translation>
    </message>
    <message>
        <source>{0} is no access token for {1}.</source>
        <translation>{0} ist kein Zugangsschlüssel für {1}.</translation>
    </message>
    <message>
        <source>The keyring could not be used: {0}.</source>
        <translation>Der Schlüsselbund ist nicht benutzbar: {0}.</translation>
    </message>
    <message>
        <source>Unlock it, then try again.</source>
        <translation>Entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0}, so the access token is kept in {1}, which you alone can read.</source>
        <translation>{0}, deshalb liegt der Zugangsschlüssel in {1}, was nur du lesen kannst.</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>Sieh nach.</translation>
    </message>
    <message>
        <source>{0} is not valid TOML: {1}.</source>
        <translation>{0} ist kein gültiges TOML: {1}.</translation>
    </message>
    <message>
        <source>Mend it, or delete it.</source>
        <translation>Berichtige oder lösche sie.</translation>
    </message>
    <message>
        <source>Names cannot be made like this: {0}.</source>
        <translation>So lassen sich keine Namen bilden: {0}.</translation>
    </message>
    <message>
        <source>Use {0}.</source>
        <translation>Möglich sind {0}.</translation>
    </message>
    <message>
        <source>{0} belongs to somebody else, so Dropcap does not trust it.</source>
        <translation>{0} gehört jemand anderem, deshalb traut Dropcap dem nicht.</translation>
    </message>
    <message>
        <source>Set XDG_RUNTIME_DIR to a folder of your own.</source>
        <translation>Setze XDG_RUNTIME_DIR auf einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>There is no setting “{0}”.</source>
        <translation>Es gibt keine Einstellung „{0}“.</translation>
    </message>
    <message>
        <source>{0} The defaults are in force.</source>
        <translation>{0} Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The setting {0} {1}; its default is in force.</source>
        <translation>Die Einstellung {0} ist falsch ({1}); es gilt die Vorgabe.</translation>
    </message>
    <message>
        <source>The file is {0}.</source>
        <translation>Die Datei ist {0}.</translation>
    </message>
    <message>
        <source>The upload came to nothing.</source>
        <translation>Aus dem Upload wurde nichts.</translation>
    </message>
    <message>
        <source>This could not be checked ({0}).</source>
        <translation>Das ließ sich nicht prüfen ({0}).</translation>
    </message>
    <message>
        <source>The log has the details.</source>
        <translation>Näheres steht im Protokoll.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam keine Antwort in der Zeit.</translation>
    </message>
    <message>
        <source>Try again; somebody may have to say yes.</source>
        <translation>Versuche es noch einmal; vielleicht muss jemand zustimmen.</translation>
    </message>
    <message>
        <source>Dropcap does not start by itself.</source>
        <translation>Dropcap startet nicht von selbst.</translation>
    </message>
    <message>
        <source>Switch it on in the tray&apos;s menu if you want.</source>
        <translation>Im Menü lässt sich das einschalten.</translation>
    </message>
    <message>
        <source>Without a desktop session there is nothing to start with.</source>
        <translation>Ohne Desktop-Sitzung gibt es nichts, womit es starten könnte.</translation>
    </message>
    <message>
        <source>Dropcap starts when you log in.</source>
        <translation>Dropcap startet beim Anmelden.</translation>
    </message>
    <message>
        <source>Let the system set its clock by itself (NTP), or have the server&apos;s clock set.</source>
        <translation>Lass das System die Uhr selbst stellen (NTP) oder die Uhr des Servers stellen.</translation>
    </message>
    <message>
        <source>The clock is {0} {1} the server&apos;s.</source>
        <translation>Die Uhr weicht von der des Servers ab ({0} {1}).</translation>
    </message>
    <message>
        <source>{0} Uploads may be refused.</source>
        <translation>{0} Uploads werden vielleicht abgelehnt.</translation>
    </message>
    <message>
        <source>There is no server whose clock could be asked.</source>
        <translation>Es gibt keinen Server, den man nach der Zeit fragen könnte.</translation>
    </message>
    <message>
        <source>Start Dropcap.</source>
        <translation>Starte Dropcap.</translation>
    </message>
    <message>
        <source>The clock agrees with the server&apos;s.</source>
        <translation>Die Uhr stimmt mit der des Servers überein.</translation>
    </message>
    <message>
        <source>The server does not say what time it is.</source>
        <translation>Der Server sagt nicht, wie spät es ist.</translation>
    </message>
    <message>
        <source>See what is said of the server.</source>
        <translation>Siehe, was zum Server gesagt wird.</translation>
    </message>
    <message>
        <source>Nothing has to be done.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>The hotkeys work: {0}.</source>
        <translation>Die Tastenkürzel gehen: {0}.</translation>
    </message>
    <message>
        <source>The desktop gives hotkeys; which keys, its keyboard settings say.</source>
        <translation>Der Desktop gibt Tastenkürzel; welche, sagen seine Tastatureinstellungen.</translation>
    </message>
    <message>
        <source>Without a display there are no hotkeys.</source>
        <translation>Ohne Bildschirm gibt es keine Tastenkürzel.</translation>
    </message>
    <message>
        <source>No hotkeys are set.</source>
        <translation>Es sind keine Tastenkürzel gesetzt.</translation>
    </message>
    <message>
        <source>Set some in the preferences.</source>
        <translation>Setze welche in den Einstellungen.</translation>
    </message>
    <message>
        <source>{0} is set for two things.</source>
        <translation>{0} ist doppelt belegt.</translation>
    </message>
    <message>
        <source>Choose another key for one of them.</source>
        <translation>Wähle für eins davon eine andere Taste.</translation>
    </message>
    <message>
        <source>System Settings → Privacy &amp; Security → Accessibility: switch Dropcap on, then start it again.</source>
        <translation>Systemeinstellungen → Datenschutz &amp; Sicherheit → Bedienungshilfen: Dropcap einschalten und neu starten.</translation>
    </message>
    <message>
        <source>This desktop gives programs no global hotkeys.</source>
        <translation>Dieser Desktop gibt Programmen keine Tastenkürzel.</translation>
    </message>
    <message>
        <source>{0}, so access tokens are kept in a file that you alone can read: {1}.</source>
        <translation>{0}, deshalb liegen Zugangsschlüssel in einer Datei, die nur du lesen kannst: {1}.</translation>
    </message>
    <message>
        <source>Install a keyring such as gnome-keyring or KWallet, and unlock it; tokens move into it by themselves.</source>
        <translation>Installiere einen Schlüsselbund wie gnome-keyring oder KWallet und entsperre ihn; die Schlüssel ziehen von selbst um.</translation>
    </message>
    <message>
        <source>Access tokens are kept in the keyring.</source>
        <translation>Zugangsschlüssel liegen im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Captures are safe in {0}; {1} are free.</source>
        <translation>Aufnahmen sind sicher in {0}; {1} sind frei.</translation>
    </message>
    <message>
        <source>{0} cannot be written to.</source>
        <translation>In {0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfe die Rechte.</translation>
    </message>
    <message>
        <source>Only {0} are free for captures in {1}.</source>
        <translation>Nur {0} sind frei für Aufnahmen in {1}.</translation>
    </message>
    <message>
        <source>Make room.</source>
        <translation>Schaffe Platz.</translation>
    </message>
    <message>
        <source>Make room before you record.</source>
        <translation>Schaffe Platz, bevor du aufnimmst.</translation>
    </message>
    <message>
        <source>{0} cannot be written to: {1}.</source>
        <translation>In {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>Make room, or check the folder&apos;s permissions.</source>
        <translation>Schaffe Platz oder prüfe die Rechte des Ordners.</translation>
    </message>
    <message>
        <source>The desktop&apos;s portal offers screenshots, recordings and hotkeys.</source>
        <translation>Das Portal des Desktops bietet Bilder, Videos und Tastenkürzel.</translation>
    </message>
    <message>
        <source>This system has no portal, and needs none.</source>
        <translation>Dieses System hat kein Portal und braucht keins.</translation>
    </message>
    <message>
        <source>Only Wayland needs the desktop&apos;s portal; this is no Wayland.</source>
        <translation>Nur Wayland braucht das Portal des Desktops; hier läuft keins.</translation>
    </message>
    <message>
        <source>The desktop&apos;s portal takes no screenshots.</source>
        <translation>Das Portal des Desktops nimmt keine Bilder auf.</translation>
    </message>
    <message>
        <source>The desktop&apos;s portal lacks: {0}.</source>
        <translation>Dem Portal des Desktops fehlt: {0}.</translation>
    </message>
    <message>
        <source>The Print Screen key is Dropcap&apos;s.</source>
        <translation>Die Druck-Taste gehört Dropcap.</translation>
    </message>
    <message>
        <source>Only Windows keeps the Print Screen key for itself.</source>
        <translation>Nur Windows behält die Druck-Taste für sich.</translation>
    </message>
    <message>
        <source>No hotkey is the Print Screen key.</source>
        <translation>Kein Tastenkürzel ist die Druck-Taste.</translation>
    </message>
    <message>
        <source>Windows opens its Snipping Tool with the Print Screen key.</source>
        <translation>Windows öffnet mit der Druck-Taste das Snipping Tool.</translation>
    </message>
    <message>
        <source>Settings → Accessibility → Keyboard: switch off “Use the Print screen key to open screen capture”.</source>
        <translation>Einstellungen → Barrierefreiheit → Tastatur: „Druck-Taste zum Öffnen der Bildschirmaufnahme verwenden“ ausschalten.</translation>
    </message>
    <message>
        <source>The screen can be captured: {0}.</source>
        <translation>Der Bildschirm kann aufgenommen werden: {0}.</translation>
    </message>
    <message>
        <source>The desktop takes screenshots for Dropcap; it may ask for your consent.</source>
        <translation>Der Desktop nimmt für Dropcap auf; vielleicht fragt er nach.</translation>
    </message>
    <message>
        <source>There is no display, so nothing can be captured.</source>
        <translation>Es gibt keinen Bildschirm, also kann nichts aufgenommen werden.</translation>
    </message>
    <message>
        <source>Start Dropcap inside a desktop session. Files can be uploaded from here as well.</source>
        <translation>Starte Dropcap in einer Desktop-Sitzung. Dateien lassen sich auch von hier hochladen.</translation>
    </message>
    <message>
        <source>System Settings → Privacy &amp; Security → Screen Recording: switch Dropcap on, then start it again.</source>
        <translation>Systemeinstellungen → Datenschutz &amp; Sicherheit → Bildschirmaufnahme: Dropcap einschalten und neu starten.</translation>
    </message>
    <message>
        <source>This desktop has no portal for screenshots.</source>
        <translation>Dieser Desktop hat kein Portal für Bildschirmfotos.</translation>
    </message>
    <message>
        <source>{0} answers and knows you as {1}.</source>
        <translation>{0} antwortet und kennt dich als {1}.</translation>
    </message>
    <message>
        <source>Dropcap&apos;s own server is installed, but not running: the app starts it.</source>
        <translation>Der eingebaute Server ist installiert, läuft aber nicht: Die App startet ihn.</translation>
    </message>
    <message>
        <source>Start Dropcap, or log in to another server: dropcap login URL.</source>
        <translation>Starte Dropcap oder melde dich woanders an: dropcap login URL.</translation>
    </message>
    <message>
        <source>{0} answers, but the way there is not encrypted.</source>
        <translation>{0} antwortet, aber der Weg dorthin ist unverschlüsselt.</translation>
    </message>
    <message>
        <source>Have it served over https, and log in to that address.</source>
        <translation>Lass ihn über https laufen und melde dich dort an.</translation>
    </message>
    <message>
        <source>This system has no session bus, and needs none.</source>
        <translation>Dieses System hat keinen Sitzungsbus und braucht keinen.</translation>
    </message>
    <message>
        <source>There is no desktop session, and so no session bus.</source>
        <translation>Es gibt keine Desktop-Sitzung und damit keinen Sitzungsbus.</translation>
    </message>
    <message>
        <source>The session bus answers.</source>
        <translation>Der Sitzungsbus antwortet.</translation>
    </message>
    <message>
        <source>{0} Without it there are no keyring, no portal and no newer trays.</source>
        <translation>{0} Ohne ihn gibt es weder Schlüsselbund noch Portal noch neuere Symbolleisten.</translation>
    </message>
    <message>
        <source>The settings are in order.</source>
        <translation>Die Einstellungen sind in Ordnung.</translation>
    </message>
    <message>
        <source>Mend {0}, or change it in Dropcap.</source>
        <translation>Berichtige {0} oder ändere es in Dropcap.</translation>
    </message>
    <message>
        <source>This desktop shows no tray icons; the drop window and the library stand in.</source>
        <translation>Dieser Desktop zeigt keine Symbole; Ablagefenster und Bibliothek springen ein.</translation>
    </message>
    <message>
        <source>Start a panel with a tray, such as your desktop&apos;s own, or trayer.</source>
        <translation>Starte eine Leiste mit Symbolen, etwa die deines Desktops oder trayer.</translation>
    </message>
    <message>
        <source>Without a display there is no tray.</source>
        <translation>Ohne Bildschirm gibt es keine Symbolleiste.</translation>
    </message>
    <message>
        <source>This system always shows tray icons.</source>
        <translation>Dieses System zeigt Symbole immer.</translation>
    </message>
    <message>
        <source>There is a tray, and it takes files that are dropped onto the icon.</source>
        <translation>Es gibt eine Symbolleiste, und Dateien lassen sich auf das Symbol ziehen.</translation>
    </message>
    <message>
        <source>There is a tray. Files are dropped onto the drop window, not onto the icon.</source>
        <translation>Es gibt eine Symbolleiste. Dateien kommen auf das Ablagefenster, nicht auf das Symbol.</translation>
    </message>
    <message>
        <source>GNOME shows no tray icons by itself; the drop window and the library stand in.</source>
        <translation>GNOME zeigt von sich aus keine Symbole; Ablagefenster und Bibliothek springen ein.</translation>
    </message>
    <message>
        <source>Install and switch on the extension “AppIndicator and KStatusNotifierItem Support”.</source>
        <translation>Installiere die Erweiterung „AppIndicator and KStatusNotifierItem Support“ und schalte sie ein.</translation>
    </message>
    <message>
        <source>{0}: {1}.</source>
        <translation>{0}: {1}.</translation>
    </message>
    <message>
        <source>The disk{0} is full.</source>
        <translation>Der Datenträger{0} ist voll.</translation>
    </message>
    <message>
        <source>No region was captured yet.</source>
        <translation>Es wurde noch kein Bereich aufgenommen.</translation>
    </message>
    <message>
        <source>Choose one, or give --region X,Y,W,H.</source>
        <translation>Wähle einen oder gib --region X,Y,W,H an.</translation>
    </message>
    <message>
        <source>{0} cannot be fetched.</source>
        <translation>{0} kann nicht geholt werden.</translation>
    </message>
    <message>
        <source>It has a password, so it cannot be fetched here.</source>
        <translation>Es hat ein Passwort und kann hier nicht geholt werden.</translation>
    </message>
    <message>
        <source>Open it in the browser.</source>
        <translation>Öffne es im Browser.</translation>
    </message>
    <message>
        <source>That is no access token.</source>
        <translation>Das ist kein Zugangsschlüssel.</translation>
    </message>
    <message>
        <source>Make one on the server: dropcap-server token.</source>
        <translation>Auf dem Server macht ihn: dropcap-server token.</translation>
    </message>
    <message>
        <source>{0} is not encrypted: everybody on the way could read your token.</source>
        <translation>{0} ist unverschlüsselt: Unterwegs könnte jeder deinen Schlüssel lesen.</translation>
    </message>
    <message>
        <source>Use https://, or --insecure if you know the network.</source>
        <translation>Nimm https:// oder --insecure, wenn du das Netz kennst.</translation>
    </message>
    <message>
        <source>A recording is being made already.</source>
        <translation>Es läuft schon eine Aufnahme.</translation>
    </message>
    <message>
        <source>Stop it first: dropcap record --stop.</source>
        <translation>Beende sie erst: dropcap record --stop.</translation>
    </message>
    <message>
        <source>Nothing is being recorded.</source>
        <translation>Es wird nichts aufgenommen.</translation>
    </message>
    <message>
        <source>“{0}” is not a length of time.</source>
        <translation>„{0}“ ist keine Zeitspanne.</translation>
    </message>
    <message>
        <source>Write 30m, 12h, 7d or 2w.</source>
        <translation>Schreibe 30m, 12h, 7d oder 2w.</translation>
    </message>
    <message>
        <source>There is nothing called “{0}” to capture.</source>
        <translation>Es gibt nichts namens „{0}“ aufzunehmen.</translation>
    </message>
    <message>
        <source>“{0}” is not a number.</source>
        <translation>„{0}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>The capture is {0}.</source>
        <translation>Die Aufnahme ist {0}.</translation>
    </message>
    <message>
        <source>Dropcap&apos;s own server is not installed.</source>
        <translation>Der eingebaute Server ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it (pip install &quot;dropcap[server]&quot;), or dropcap login URL.</source>
        <translation>Installiere ihn (pip install &quot;dropcap[server]&quot;), oder dropcap login URL.</translation>
    </message>
    <message>
        <source>What it says is in {0}.</source>
        <translation>Was er sagt, steht in {0}.</translation>
    </message>
    <message>
        <source>Port {0} is taken by another program, so Dropcap&apos;s own server uses {1}.</source>
        <translation>Port {0} ist belegt, deshalb nimmt der eingebaute Server {1}.</translation>
    </message>
    <message>
        <source>Links made before work again once {0} is free and Dropcap was started anew.</source>
        <translation>Frühere Links gehen wieder, wenn {0} frei ist und Dropcap neu gestartet wurde.</translation>
    </message>
    <message>
        <source>The app ended before it was done.</source>
        <translation>Die App endete, bevor es fertig war.</translation>
    </message>
    <message>
        <source>That is too much to ask for at once.</source>
        <translation>Das ist zu viel auf einmal.</translation>
    </message>
    <message>
        <source>Name fewer files.</source>
        <translation>Nenne weniger Dateien.</translation>
    </message>
    <message>
        <source>The app does not answer.</source>
        <translation>Die App antwortet nicht.</translation>
    </message>
    <message>
        <source>Update Dropcap, so that the app and the command are of one version.</source>
        <translation>Aktualisiere Dropcap, damit App und Befehl dieselbe Version haben.</translation>
    </message>
    <message>
        <source>The app and the command speak different versions.</source>
        <translation>App und Befehl haben verschiedene Versionen.</translation>
    </message>
    <message>
        <source>The request has no command.</source>
        <translation>Die Anfrage hat keinen Befehl.</translation>
    </message>
    <message>
        <source>The message is not a JSON object.</source>
        <translation>Die Nachricht ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The app&apos;s answer cannot be read.</source>
        <translation>Die Antwort der App ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The message is not JSON.</source>
        <translation>Die Nachricht ist kein JSON.</translation>
    </message>
    <message>
        <source>There is no hotkey back-end “{0}” here.</source>
        <translation>Den Weg „{0}“ für Tastenkürzel gibt es hier nicht.</translation>
    </message>
    <message>
        <source>{0} is taken by another program.</source>
        <translation>{0} ist von einem anderen Programm belegt.</translation>
    </message>
    <message>
        <source>Choose another hotkey in the settings, or free it there.</source>
        <translation>Wähle in den Einstellungen ein anderes Kürzel oder gib es dort frei.</translation>
    </message>
    <message>
        <source>Allow it under System Settings → Privacy &amp; Security → Accessibility.</source>
        <translation>Erlaube es unter Systemeinstellungen → Datenschutz &amp; Sicherheit → Bedienungshilfen.</translation>
    </message>
    <message>
        <source>Start Dropcap again and allow them, or choose keys in the desktop&apos;s settings.</source>
        <translation>Starte Dropcap neu und erlaube sie, oder wähle Tasten in den Einstellungen des Desktops.</translation>
    </message>
    <message>
        <source>The desktop did not give Dropcap {0}.</source>
        <translation>Der Desktop gab Dropcap {0} nicht.</translation>
    </message>
    <message>
        <source>Choose a key for it in the desktop&apos;s keyboard settings.</source>
        <translation>Wähle dafür eine Taste in den Tastatureinstellungen des Desktops.</translation>
    </message>
    <message>
        <source>“{0}” cannot be a hotkey: {1}.</source>
        <translation>„{0}“ kann kein Tastenkürzel sein: {1}.</translation>
    </message>
    <message>
        <source>Write it like ctrl+shift+4 or print.</source>
        <translation>Schreibe es wie ctrl+shift+4 oder print.</translation>
    </message>
    <message>
        <source>there is no modifier “{0}”</source>
        <translation>es gibt keine Umschalttaste „{0}“</translation>
    </message>
    <message>
        <source>there is no key “{0}”</source>
        <translation>es gibt keine Taste „{0}“</translation>
    </message>
    <message>
        <source>without Ctrl, Alt or the Windows key it is needed for typing</source>
        <translation>ohne Strg, Alt oder Windows-Taste wird sie zum Schreiben gebraucht</translation>
    </message>
    <message>
        <source>This keyboard has no key for {0}.</source>
        <translation>Diese Tastatur hat keine Taste für {0}.</translation>
    </message>
    <message>
        <source>Choose another hotkey in the settings.</source>
        <translation>Wähle in den Einstellungen ein anderes Kürzel.</translation>
    </message>
    <message>
        <source>There is no session bus.</source>
        <translation>Es gibt keinen Sitzungsbus.</translation>
    </message>
    <message>
        <source>The session bus does not answer.</source>
        <translation>Der Sitzungsbus antwortet nicht.</translation>
    </message>
    <message>
        <source>{0} refused it ({1}).</source>
        <translation>{0} hat es abgelehnt ({1}).</translation>
    </message>
    <message>
        <source>Dropcap&apos;s own server does not answer yet.</source>
        <translation>Der eingebaute Server antwortet noch nicht.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuche es gleich noch einmal.</translation>
    </message>
    <message>
        <source>{0} could not be uploaded.</source>
        <translation>{0} konnte nicht hochgeladen werden.</translation>
    </message>
    <message>
        <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>Es gibt keinen Bildschirm: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt.</translation>
    </message>
    <message>
        <source>Start it inside a desktop session.</source>
        <translation>Starte es in einer Desktop-Sitzung.</translation>
    </message>
    <message>
        <source>The display ({0}) does not answer or does not let us in.</source>
        <translation>Der Bildschirm ({0}) antwortet nicht oder lässt uns nicht herein.</translation>
    </message>
    <message>
        <source>Windows cannot be shown: the system library {0} is missing.</source>
        <translation>Fenster können nicht gezeigt werden: Die Systembibliothek {0} fehlt.</translation>
    </message>
    <message>
        <source>Install it; on Debian and Ubuntu: apt install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libegl1.</source>
        <translation>Installiere sie; unter Debian und Ubuntu: apt install libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libegl1.</translation>
    </message>
    <message>
        <source>No server is set up yet.</source>
        <translation>Es ist noch kein Server eingerichtet.</translation>
    </message>
    <message>
        <source>Start Dropcap, which brings its own, or log in: dropcap login URL.</source>
        <translation>Starte Dropcap, das einen mitbringt, oder melde dich an: dropcap login URL.</translation>
    </message>
    <message>
        <source>{0} is no picture that can be edited.</source>
        <translation>{0} ist kein Bild, das man bearbeiten kann.</translation>
    </message>
    <message>
        <source>PNG, JPEG, WebP, GIF and BMP can.</source>
        <translation>PNG, JPEG, WebP, GIF und BMP gehen.</translation>
    </message>
    <message>
        <source>{0} has {1} × {2} pixels, which is too many.</source>
        <translation>{0} hat {1} × {2} Pixel, das ist zu viel.</translation>
    </message>
    <message>
        <source>Make it smaller first.</source>
        <translation>Verkleinere es erst.</translation>
    </message>
    <message>
        <source>{0} is broken and cannot be shown.</source>
        <translation>{0} ist beschädigt und kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>Besorge es neu.</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <source>Name a picture.</source>
        <translation>Nenne ein Bild.</translation>
    </message>
    <message>
        <source>{0} is too large to be edited.</source>
        <translation>{0} ist zu groß zum Bearbeiten.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfe den Namen.</translation>
    </message>
    <message>
        <source>The app has no command “{0}”.</source>
        <translation>Die App hat keinen Befehl „{0}“.</translation>
    </message>
    <message>
        <source>The app does not understand it: {0}.</source>
        <translation>Die App versteht es nicht: {0}.</translation>
    </message>
    <message>
        <source>The request is too long.</source>
        <translation>Die Anfrage ist zu lang.</translation>
    </message>
    <message>
        <source>A region is being chosen already.</source>
        <translation>Es wird schon ein Bereich gewählt.</translation>
    </message>
    <message>
        <source>Choose it, or press Esc.</source>
        <translation>Wähle ihn oder drücke Esc.</translation>
    </message>
    <message>
        <source>No region was chosen.</source>
        <translation>Es wurde kein Bereich gewählt.</translation>
    </message>
    <message>
        <source>Commands cannot reach the app: {0} cannot be opened ({1}).</source>
        <translation>Befehle erreichen die App nicht: {0} lässt sich nicht öffnen ({1}).</translation>
    </message>
    <message>
        <source>Make sure that its folder is yours and that the disk is not full.</source>
        <translation>Sorge dafür, dass der Ordner dir gehört und Platz ist.</translation>
    </message>
    <message>
        <source>The app has too much to do at once.</source>
        <translation>Die App hat zu viel auf einmal zu tun.</translation>
    </message>
    <message>
        <source>Dropcap is running already, but does not answer.</source>
        <translation>Dropcap läuft schon, antwortet aber nicht.</translation>
    </message>
    <message>
        <source>End it and start it again.</source>
        <translation>Beende es und starte es neu.</translation>
    </message>
    <message>
        <source>{0} cannot be made: {1}.</source>
        <translation>{0} kann nicht angelegt werden: {1}.</translation>
    </message>
</context>
<context>
    <name>ShareFlow</name>
    <message>
        <source>There is nothing on the clipboard that could be uploaded.</source>
        <translation>In der Zwischenablage ist nichts zum Hochladen.</translation>
    </message>
    <message>
        <source>Copy a file, a picture or a text first.</source>
        <translation>Kopiere erst eine Datei, ein Bild oder einen Text.</translation>
    </message>
    <message>
        <source>Upload files</source>
        <translation>Dateien hochladen</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Frames of the recording</source>
        <translation>Bilder der Aufnahme</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
</context>
<context>
    <name>ToastCard</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TrayController</name>
    <message>
        <source>Uploads are paused</source>
        <translation>Uploads sind angehalten</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>Lädt hoch …</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Capture a &amp;region</source>
        <translation>&amp;Bereich aufnehmen</translation>
    </message>
    <message>
        <source>Capture the &amp;screen</source>
        <translation>B&amp;ildschirm aufnehmen</translation>
    </message>
    <message>
        <source>Capture the active &amp;window</source>
        <translation>Aktives &amp;Fenster aufnehmen</translation>
    </message>
    <message>
        <source>Upload the &amp;clipboard</source>
        <translation>&amp;Zwischenablage hochladen</translation>
    </message>
    <message>
        <source>Upload &amp;files…</source>
        <translation>&amp;Dateien hochladen …</translation>
    </message>
    <message>
        <source>&amp;Edit a picture…</source>
        <translation>Bild b&amp;earbeiten …</translation>
    </message>
    <message>
        <source>&amp;Pin the copied picture</source>
        <translation>&amp;Kopiertes Bild anheften</translation>
    </message>
    <message>
        <source>Recent &amp;drops</source>
        <translation>&amp;Letzte Drops</translation>
    </message>
    <message>
        <source>&amp;Library…</source>
        <translation>Bibli&amp;othek …</translation>
    </message>
    <message>
        <source>&amp;Open the captures folder</source>
        <translation>O&amp;rdner der Aufnahmen öffnen</translation>
    </message>
    <message>
        <source>Pa&amp;use uploads</source>
        <translation>&amp;Uploads anhalten</translation>
    </message>
    <message>
        <source>Show the drop wi&amp;ndow</source>
        <translation>A&amp;blagefenster zeigen</translation>
    </message>
    <message>
        <source>Start at &amp;login</source>
        <translation>Beim A&amp;nmelden starten</translation>
    </message>
    <message>
        <source>Pr&amp;eferences…</source>
        <translation>Ein&amp;stellungen …</translation>
    </message>
    <message>
        <source>&amp;Quit Dropcap</source>
        <translation>Dropcap be&amp;enden</translation>
    </message>
    <message>
        <source>Go &amp;on recording</source>
        <translation>Aufnahme &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause recording</source>
        <translation>Aufnahme an&amp;halten</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Record &amp;video…</source>
        <translation>&amp;Video aufnehmen …</translation>
    </message>
    <message>
        <source>Record &amp;GIF…</source>
        <translation>&amp;GIF aufnehmen …</translation>
    </message>
    <message>
        <source>S&amp;top recording</source>
        <translation>Aufnahme been&amp;den</translation>
    </message>
    <message>
        <source>Throw recording away</source>
        <translation>Aufnahme verwerfen</translation>
    </message>
</context>
<context>
    <name>TrimWindow</name>
    <message>
        <source>Trim: {name}</source>
        <translation>Schneiden: {name}</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Upload &amp;trimmed</source>
        <translation>&amp;Geschnitten hochladen</translation>
    </message>
    <message>
        <source>Upload &amp;all</source>
        <translation>&amp;Ganz hochladen</translation>
    </message>
    <message>
        <source>&amp;Keep without uploading</source>
        <translation>&amp;Behalten, nicht hochladen</translation>
    </message>
    <message>
        <source>{length} of {whole}</source>
        <translation>{length} von {whole}</translation>
    </message>
    <message>
        <source>{length}, all of it</source>
        <translation>{length}, alles</translation>
    </message>
</context>
<context>
    <name>Trimming</name>
    <message>
        <source>Cutting…</source>
        <translation>Wird geschnitten …</translation>
    </message>
    <message>
        <source>The recording is kept</source>
        <translation>Die Aufnahme ist gesichert</translation>
    </message>
</context>
<context>
    <name>Workplace</name>
    <message>
        <source>Link copied</source>
        <translation>Link kopiert</translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>Text ändern</translation>
    </message>
</context>
<context>
    <name>_Edge</name>
    <message>
        <source>Dropcap recording border</source>
        <translation>Dropcap-Aufnahmerahmen</translation>
    </message>
</context>
<context>
    <name>_Field</name>
    <message>
        <source>Text on the picture</source>
        <translation>Text auf dem Bild</translation>
    </message>
</context>
<context>
    <name>_Number</name>
    <message>
        <source>Dropcap countdown</source>
        <translation>Dropcap-Countdown</translation>
    </message>
    <message>
        <source>Counting down; click to cancel</source>
        <translation>Zählt herunter; Klick bricht ab</translation>
    </message>
    <message>
        <source>Click to cancel</source>
        <translation>Klick bricht ab</translation>
    </message>
</context>
<context>
    <name>_Reading</name>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>explaining</name>
    <message>
        <source>Something unexpected happened.</source>
        <translation>Etwas Unerwartetes ist passiert.</translation>
    </message>
    <message>
        <source>Try again; the log has the details.</source>
        <translation>Versuche es noch einmal; Näheres steht im Protokoll.</translation>
    </message>
</context>
</TS>
