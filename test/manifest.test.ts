import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentExtensions } from '../src/core/documents/public';
import { root } from './support/root';
import { sourceFiles } from './support/sourceTree';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly enablement?: string;
}
interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Setting {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
  readonly scope?: string;
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly virtualWorkspaces: { readonly supported: string; readonly description: string };
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly keybindings: readonly (MenuItem & { readonly key: string })[];
  };
};
const { commands, menus, keybindings, views } = manifest.contributes;

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

  it('offers no command and no view that the sources do not know', () => {
    const sources = sourceFiles()
      .filter(path => path.startsWith('src/editor/'))
      .map(path => readFileSync(join(root, path), 'utf8'));
    // A few register commands by their names alone.
    const byName = sources.filter(text => text.includes('registerCommand(`policyCoder.$'));
    const isKnown = (id: string) => {
      const name = id.replace('policyCoder.', '').replaceAll('.', '\\.');
      return (
        sources.some(text => text.includes(`'${id}'`)) ||
        byName.some(text => new RegExp(`\\b${name}\\b`).test(text))
      );
    };
    const offered = [
      ...commands.map(({ command }) => command),
      ...Object.values(views).flatMap(each => each.map(({ id }) => id)),
    ];
    assert.deepEqual(
      offered.filter(id => !isKnown(id)),
      [],
    );
  });

  it('knows every command that the sources register, unless they run it themselves', () => {
    const text = sourceFiles()
      .filter(path => /^src\/(?:editor|webview)\//.test(path))
      .map(path => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    const offered = readFileSync(join(root, 'package.json'), 'utf8');
    const registered = [
      ...text.matchAll(/registerCommand\('(policyCoder\.[\w.]+)'/g),
      ...text.matchAll(/^ {4}'(policyCoder\.\w+)': /gm),
    ].map(([, id]) => id!);
    assert.ok(registered.length > 30, 'the test must see the commands');
    const isRun = (id: string) => text.split(`${id}'`).length > 2 || text.includes(`${id}?`);
    const forgotten = registered.filter(id => !offered.includes(`"command": "${id}"`) && !isRun(id));
    assert.deepEqual(forgotten, [], 'add it to contributes.commands of package.json');
  });

  it('has few settings, each with a default of its type and a translated description', () => {
    const settings = Object.entries(manifest.contributes.configuration.properties);
    assert.ok(settings.length <= 8);
    for (const [name, { type, enum: values, default: value, description }] of settings) {
      assert.match(name, /^policyCoder\.[a-z][A-Za-z]+$/);
      assert.equal(typeof value, type, name);
      assert.ok(!values || values.includes(String(value)), name);
      assert.match(description ?? '', /^%config\..+%$/, name);
    }
  });

  it('lets a workspace choose programs and paths only when it is trusted, and the machine before it', () => {
    const { properties } = manifest.contributes.configuration;
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    const ofTheMachine = Object.keys(properties).filter(
      name => properties[name]!.scope === 'machine-overridable',
    );
    assert.deepEqual(ofTheMachine, ['policyCoder.segmenter', 'policyCoder.userDictionary']);
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, ofTheMachine);
    assert.ok(
      Object.values(properties).every(({ scope }) => /^(?:window|machine-overridable)$/.test(scope ?? '')),
    );
    for (const { supported, description } of [untrustedWorkspaces, virtualWorkspaces]) {
      assert.equal(supported, 'limited');
      assert.match(description, /^%capabilities\..+%$/);
    }
  });

  it('names no key to the user that does something else, or nothing', () => {
    const told = ['README.md', 'README.zh-cn.md', 'package.nls.json', 'l10n/bundle.l10n.zh-cn.json'];
    const guides = ['docs', 'docs/zh-cn'].flatMap(folder =>
      readdirSync(join(root, folder))
        .filter(name => name.endsWith('.md'))
        .map(name => `${folder}/${name}`),
    );
    const keys = new Set(keybindings.map(({ key }) => key));
    for (const path of [...told, ...guides, ...sourceFiles()]) {
      const text = readFileSync(join(root, path), 'utf8');
      for (const [named] of text.matchAll(/Ctrl\+Alt\+(?:Shift\+)?(?:\w+|[.,])/g)) {
        assert.ok(keys.has(named.toLowerCase()), `${named} in ${path}`);
      }
    }
  });

  it('has a menu entry and a key for whatever the pointer brings up on a row', () => {
    const rows = menus['view/item/context'] ?? [];
    const [inline, others] = [true, false].map(wanted =>
      rows.filter(({ group }) => group?.startsWith('inline') === wanted),
    );
    assert.ok(inline!.length > 5);
    for (const { command, when } of inline!) {
      assert.ok(
        others!.some(each => each.command === command && each.when === when),
        `${command} is a button of rows (${when}), and not in their menu`,
      );
      assert.ok(
        keybindings.some(each => each.command === command),
        `${command} is a button of rows, and has no key`,
      );
    }
  });

  it('has a menu entry and a key for whatever a hover offers', () => {
    const hover = readFileSync(join(root, 'src/editor/text/hover.ts'), 'utf8');
    const offered = [...new Set(hover.match(/policyCoder\.\w+/g))];
    assert.ok(offered.length > 2);
    for (const command of offered) {
      assert.ok(
        menus['editor/context']?.some(each => each.command === command),
        `${command} is not in the menu of a text`,
      );
      const inText = keybindings.filter(each => each.when?.includes('editorTextFocus'));
      assert.ok(
        inText.some(each => each.command === command),
        `${command} has no key in a text`,
      );
    }
  });

  it('offers on a row only what the row is told to allow', () => {
    const trees = sourceFiles()
      .filter(path => path.startsWith('src/editor/'))
      .map(path => readFileSync(join(root, path), 'utf8'))
      .join('\n');
    for (const { command, when } of menus['view/item/context'] ?? []) {
      assert.match(when ?? '', /^view == \S+ && viewItem /, `${command} is offered on every row`);
      // A flag that no row has would hide the entry for good.
      const flags = [...when!.matchAll(/viewItem =~ \/\\b(\w+)\\b\//g)].map(([, flag]) => flag!);
      for (const flag of flags) {
        assert.match(trees, new RegExp(`\\b${flag}: |[' ]${flag}'`), `${flag}, which ${command} asks for`);
      }
    }
  });

  it('offers to import the documents that can be read, and no others', () => {
    const item = manifest.contributes.menus['explorer/context']?.find(each =>
      each.command.endsWith('importDocuments'),
    );
    const pattern = /resourceExtname =~ \/(.*)\/i/.exec(item?.when ?? '')?.[1] ?? '';
    const named = documentExtensions.filter(each => new RegExp(pattern, 'i').test(`.${each}`));
    assert.deepEqual(
      documentExtensions.filter(each => !named.includes(each)),
      ['txt', 'md', 'text'],
    );
    for (const other of ['.shtm', '.docxx', '.pdfs', '.xlsx'])
      assert.doesNotMatch(other, new RegExp(pattern, 'i'));
  });

  it('takes a key only where something of ours is meant', () => {
    for (const { command, key, when } of keybindings) {
      assert.match(when ?? '', /policy-?coder/i, `${key} for ${command}`);
    }
  });
});
