// Takes the place of `native-watchdog`, which ends the extension host when its parent is gone, even while JavaScript
// is stuck. The extension host has a JavaScript timer for the same purpose, and we end the whole process group.
exports.start = () => {};
exports.exit = code => process.exit(code || 0);
