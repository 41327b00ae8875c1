import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/sourceTree';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}
interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly (MenuItem & { readonly key: string })[];
  };
};
const { commands, menus, keybindings } = manifest.contributes;

/** What makes sense without a project, too. */
const always = ['policyCoder.newProject', 'policyCoder.openSample'];

describe('the manifest', () => {
  it('activates the extension for nothing but what it is about', () => {
    const broad = manifest.activationEvents.filter(event =>
      /^\*$|^onStartupFinished$|^onLanguage/.test(event),
    );
    assert.deepEqual(broad, []);
  });

  it('gives every command a category, and offers it in the palette only where it makes sense', () => {
    const palette = new Map(menus.commandPalette?.map(({ command, when }) => [command, when]));
    for (const { command, category, title, enablement } of commands) {
      assert.equal(category, '%category%', command);
      assert.match(title, /^%command\..+%$/, command);
      const when = palette.get(command) ?? enablement;
      assert.ok(when !== undefined || always.includes(command), `${command} has no when clause`);
    }
  });

  it('speaks of commands that there are', () => {
    const known = new Set(commands.map(({ command }) => command));
    const asked = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    // Those without a title are no business of the palette: the picker's own key, say.
    const ours = asked.filter(command => command?.startsWith('policyCoder.') && !known.has(command));
    assert.deepEqual([...new Set(ours)], ['policyCoder.toggleInPicker']);
  });

  it('takes a key only where something of ours is meant', () => {
    for (const { command, key, when } of keybindings) {
      assert.match(when ?? '', /policyCoder/, `${key} for ${command}`);
    }
  });
});
