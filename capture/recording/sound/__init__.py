"""Sound: from devices, through us, to the packer, on the pictures' clock."""
