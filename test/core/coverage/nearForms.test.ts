import assert from 'node:assert/strict';
import { nearForm } from '../../../src/core/coverage/nearForms';

/** What of a sentence is nearly a keyword, in short. */
function near(sentence: string, form: string): string | undefined {
  const found = nearForm(sentence, form);
  if (!found) return undefined;
  if (found.kind === 'one-edit') return sentence.slice(found.start, found.end);
  const part = ({ start, end }: { start: number; end: number }) => sentence.slice(start, end);
  return `${part(found.first)}…${part(found.second)}`;
}

describe('near forms of a keyword', () => {
  it('have one character other, more or less', () => {
    assert.equal(near('推进依法管档工作', '依法治档'), '依法管档');
    assert.equal(near('人才培育。', '人才培养'), '人才培育');
    assert.equal(near('推动数字化转型', '数字转型'), '数字化转型');
    assert.equal(near('建设档案馆舍', '档案馆馆舍'), '档案馆舍');
  });

  it('are its parts close together, in either order', () => {
    assert.equal(near('推动档案有序向社会开放', '档案开放'), '档案…开放');
    assert.equal(near('开放更多的档案', '档案开放'), '开放…档案');
    assert.equal(near('开放档案', '档案开放'), '开放…档案');
    assert.equal(near('档案是历史的真实记录，因此各地要逐步开放', '档案开放'), undefined);
  });

  it('are neither the keyword itself, nor what marks cut in two, nor what is too short to tell', () => {
    assert.equal(near('推动档案开放', '档案开放'), undefined);
    assert.equal(near('数字、转型', '数字转型'), '数字…转型');
    assert.equal(near('红色档', '红档'), undefined);
    assert.equal(near('天气很好', '档案开放'), undefined);
    assert.equal(near('', '档案开放'), undefined);
  });

  it('of a long sentence are found fast', () => {
    const sentence = '档案和开发，'.repeat(330);
    assert.equal(near(sentence, '档案开放'), undefined);
  });
});
