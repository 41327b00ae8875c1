import assert from 'node:assert/strict';
import { issue, issueTemplates, messageOf, severityOf } from '../../../src/core/base/issue';
import { english, translator } from '../../../src/core/base/l10n';

describe('translator', () => {
  const t = translator({ 'Tag {0} as {1}': '将{0}标注为{1}', 'Twice {0} {0}': '{0}两次{0}' });

  it('fills the holes of the translation', () => {
    assert.equal(t('Tag {0} as {1}', '档案', 3), '将档案标注为3');
    assert.equal(t('Twice {0} {0}', 'a'), 'a两次a');
  });

  it('leaves what the bundle lacks English, and holes without a value as they are', () => {
    assert.equal(t('Remove {0}', 'x'), 'Remove x');
    assert.equal(english('{0} of {1}', 1), '1 of {1}');
    assert.equal(english('{0}', 0), '0');
  });

  it('does not fill what was filled in, nor take a name of objects for a key', () => {
    assert.equal(english('{0} {1}', '{1}', '$&'), '{1} $&');
    assert.equal(translator({})('toString'), 'toString');
  });
});

describe('issue', () => {
  it('tells what and where', () => {
    const found = issue('unknown-code', 'p.txt.codes.yaml', undefined, 'a/b');
    assert.deepEqual(found.range, { line: 1, column: 1, endLine: 1, endColumn: 1 });
    assert.equal(severityOf(found), 'error');
    assert.equal(
      messageOf(found, english),
      'The code "a/b" is not in the codebook; passages coded with it are kept but not counted.',
    );
  });

  it('says something different for each code', () => {
    assert.equal(new Set(issueTemplates).size, issueTemplates.length);
  });
});
