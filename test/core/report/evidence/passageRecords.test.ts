import assert from 'node:assert/strict';
import Ajv from 'ajv';
import comparisonSchema from '../../../../schemas/comparison.schema.json';
import distinctiveSchema from '../../../../schemas/distinctive.schema.json';
import { english } from '../../../../src/core/base/l10n';
import { finish } from '../../../../src/core/base/steps';
import { buildCorpus } from '../../../../src/core/corpus/build';
import { allTexts } from '../../../../src/core/corpus/corpus';
import { compareSources } from '../../../../src/core/passages/compare';
import { countTerms, findDistinctive } from '../../../../src/core/passages/distinctive';
import { indexSources } from '../../../../src/core/passages/indexed';
import { alignSides } from '../../../../src/core/passages/sideBySide';
import { writeComparisonText } from '../../../../src/core/report/comparison/comparisonText';
import { comparisonRecord, distinctiveRecord } from '../../../../src/core/report/evidence/passageRecords';
import { projectFiles } from '../../../support/corpusStore';
import { readSample } from '../../../support/sample';

describe('comparisons and own-task candidates of the sample', () => {
  const corpus = buildCorpus(projectFiles(readSample()));
  const comparisons = corpus.sources.map(source => finish(compareSources(corpus.reference!, source)));
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  const errorsOf = (schema: object, value: unknown) => {
    const validate = ajv.compile(schema);
    validate(JSON.parse(JSON.stringify(value)));
    return validate.errors ?? [];
  };

  it('are as their schemas say', () => {
    assert.deepEqual(errorsOf(comparisonSchema, comparisons.map(comparisonRecord)), []);
    const indexed = finish(indexSources(allTexts(corpus)));
    const counts = finish(countTerms(indexed, undefined));
    const info = { engine: 'intl', version: '1', dictionary: null, terms: 0 };
    const sources = corpus.sources.map((coded, i) =>
      distinctiveRecord(coded, finish(findDistinctive(indexed, counts, i))),
    );
    assert.deepEqual(errorsOf(distinctiveSchema, { segmenter: info, sources }), []);
    // The schemas bite.
    assert.notDeepEqual(errorsOf(distinctiveSchema, { segmenter: info, sources: [{ source: 1 }] }), []);
    assert.notDeepEqual(errorsOf(comparisonSchema, [{}]), []);
  });

  it('stand side by side without a sentence lost, the source in its order', () => {
    for (const comparison of comparisons) {
      const rows = alignSides(comparison);
      assert.deepEqual(
        rows.flatMap(({ source }) => source),
        comparison.ofSource,
      );
      assert.deepEqual(new Set(rows.flatMap(({ reference }) => reference)), new Set(comparison.ofReference));
      for (const { reference, source } of rows) {
        assert.ok(reference.length + source.length > 0);
        if (source.length === 0) assert.equal(reference[0]?.state, 'dropped');
        if (reference.length === 0) assert.equal(source[0]?.state, 'added');
      }
    }
  });

  it('are two texts whose lines lead to their places', () => {
    for (const comparison of comparisons) {
      const text = writeComparisonText(comparison, english);
      for (const [side, lines] of [
        [text.reference, text.referenceLines],
        [text.source, text.sourceLines],
      ] as const) {
        const all = side.split('\n');
        for (const [line, sentence] of lines)
          assert.equal(all[line], sentence.text.replace(/\s*\n\s*/g, ' '));
      }
      // Every row begins with the same line on both sides.
      const heads = (side: string) => side.split('\n').filter(line => /^\[\d+\]/.test(line));
      assert.deepEqual(heads(text.reference), heads(text.source));
    }
  });
});
