// A language model for tests. What it answers depends on the document that the prompt ends with.
const vscode = require('vscode');

/** The lines of the document, which stands between the two last marks. */
function documentIn(prompt) {
  const parts = prompt.split(/^=== [0-9a-f]{12} ===$/m);
  return parts.at(-2) ?? '';
}

function answer(prompt) {
  const text = documentIn(prompt);
  // Half of a JSON, 10 MB, and what a hostile text asks for.
  if (text.includes('[broken]')) return '{"suggestions": [{"quote": "确保';
  if (text.includes('[endless]')) return 'x'.repeat(10_000_000);
  const quotes = text.split('\n').filter(line => line.includes('安全'));
  return `好的：\n${JSON.stringify({
    suggestions: [
      ...quotes.map(quote => ({ quote, code: 'safety', reason: '说到安全' })),
      ...(text.includes('[invented]') ? [{ quote: '这句话原文没有', code: 'safety' }] : []),
      ...(text.includes('[hostile]')
        ? [{ quote: text.trim(), code: '../../evil', file: '../../evil.yaml' }]
        : []),
    ],
  })}`;
}

exports.activate = context => {
  const provider = {
    async provideLanguageModelResponse(messages, _options, _extension, progress) {
      const prompt = messages
        .flatMap(({ content }) => content)
        .map(part => part.value ?? '')
        .join('');
      const said = answer(prompt);
      for (let at = 0; at < said.length; at += 100_000)
        progress.report({ index: 0, part: new vscode.LanguageModelTextPart(said.slice(at, at + 100_000)) });
    },
    provideTokenCount: async text => String(text).length,
  };
  context.subscriptions.push(
    vscode.lm.registerChatModelProvider('stand-in-1', provider, {
      vendor: 'stand-in',
      name: 'Stand-in',
      family: 'stand-in',
      version: '7',
      maxInputTokens: 100_000,
      maxOutputTokens: 100_000,
      isUserSelectable: true,
    }),
  );
};
