// The bundle of the view of terms in a browser: what a person sees and does in it. Needs `npm run build`.
import assert from 'node:assert/strict';
import { unitTexts } from '../../src/core/terms/words';
import { savePicture } from '../real/pictures';
import { waitFor } from '../real/wait';
import { codebookOf, corpusOf } from '../support/project';
import type { Options, Theme } from '../webview/harness';
import { TermsPage } from '../webview/termsHarness';
import themes from '../webview/themes.json';
import { contrast } from './contrast';
import { browserPages } from './pages';

const corpus = corpusOf({
  'codebook.yaml': codebookOf({ safety: ['备份'], '<b>': ['培训'] }),
  '1.txt': '库房要备份。库房考核，考核库房。备份 <i>考核</i>。\n',
  '2.txt': '培训要考核。库房考核。库房备份。库房要备份。\n',
});
/** Words of two characters, and marks; enough for this text. */
const words = corpus.sources.map(coded =>
  unitTexts(coded, corpus).map(text => {
    const found = [...text.matchAll(/库房|考核|备份|培训|[\s\S]/g)];
    return {
      words: found.map(([word]) => word),
      starts: Uint32Array.from(found, ({ index }) => index),
      ends: Uint32Array.from(found, ({ 0: word, index }) => index + word.length),
      length: text.length,
    };
  }),
);

describe('the view of terms in a browser', () => {
  const pages = browserPages<TermsPage>();
  const open = async (options: Options = {}) => {
    return pages.open(browser => TermsPage.open(browser, corpus, words, options));
  };

  it('ranks candidates by the measure chosen, names what cut the words, and opens their lines', async () => {
    const { page, asked } = await open();
    await page.getByLabel('Measure').selectOption('frequency');
    await page.locator('.term .head').first().waitFor();
    assert.deepEqual(await page.locator('.term .name').allTextContents(), ['库房', '考核']);
    assert.match((await page.locator('.status').textContent())!, /2 candidates · from \d+ units · intl 78/);
    assert.equal(await page.locator('.status').getAttribute('title'), 'Words segmented by intl 78');
    await page.locator('.head').first().click();
    await page.locator('.kwic').first().waitFor();
    assert.equal(await page.locator('.kwic').count(), 6);
    // What texts hold is text.
    assert.equal(await page.locator('.kwic i').count(), 0);
    await page.locator('.kwic').first().click();
    await waitFor('the place', async () => asked.find(({ type }) => type === 'open'));
  });

  it('adds a candidate by a key, to a theme that is chosen first', async () => {
    const { page, asked } = await open();
    await page.getByLabel('Measure').selectOption('collocate');
    await page.getByLabel('Candidates for').selectOption('safety');
    await page.locator('.term .head').first().waitFor();
    const term = await page.locator('.term .name').first().textContent();
    await page.locator('.term .head').first().focus();
    await page.keyboard.press('+');
    const added = await waitFor('the question', async () => asked.find(({ type }) => type === 'addKeyword'));
    assert.deepEqual(added, { type: 'addKeyword', term, theme: 'safety' });
  });

  it('shows any term in its contexts, in the order asked for', async () => {
    const { page, asked } = await open();
    await page.getByRole('searchbox').fill('考核');
    await page.keyboard.press('Enter');
    await page.locator('.kwic').first().waitFor();
    await page.getByRole('button', { name: 'By source and place' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.kwic').length === 5);
    assert.deepEqual(
      asked.filter(message => message.type === 'lines').map(({ order }) => order),
      ['right', 'source'],
    );
    assert.equal(await page.locator('.owner').count(), 0);
  });

  for (const theme of Object.keys(themes) as Theme[]) {
    it(`can be read in ${theme}`, async () => {
      const { page } = await open({ theme, locale: 'zh-cn' });
      await page.getByLabel('度量').selectOption('frequency');
      await page.locator('.term .head').first().click();
      await page.locator('.kwic').first().waitFor();
      for (const selector of [
        '.name',
        '.score',
        '.number',
        '.status',
        '.kwic .left',
        '.add',
        'select',
        '.heads span:nth-child(2)',
      ]) {
        const ratio = await contrast(page, selector);
        assert.ok(ratio >= 3.9, `${selector} in ${theme}: ${ratio.toFixed(2)}`);
      }
      await savePicture(page, `terms-view-${theme}`);
    });
  }
});
