import { describe, expect, it } from 'vitest';
import { textFindings } from '../../scripts/lint/texts.mjs';

const found = (code: string) => textFindings('x.tsx', code).map(({ message }) => message);
const missing = (text: string) => [`not in the catalogue: ${text}`];

describe('visible text outside of the catalogue', () => {
  it.each([
    ['in an element', 'const A = () => <p>Nothing yet</p>;', 'Nothing yet'],
    ['chosen in an element', "const A = () => <p>{busy ? 'Busy' : null}</p>;", 'Busy'],
    ['in an attribute', 'const A = () => <input aria-label="Name" />;', 'Name'],
    ['chosen in an attribute', "const A = () => <B label={is && 'Name'} />;", 'Name'],
    ['in a message', "const a = () => toasts.info('Saved');", 'Saved'],
    ['in a table', "const a = { title: 'Open' };", 'Open'],
    ['as a sentence', "const a = () => 'nothing was found';", 'nothing was found'],
    ['with values', 'const a = (n) => `${n} files were copied`;', '{} files were copied'],
    ['in what people read of an error', "new ExpectedError('x', 'It is gone.');", 'It is gone.'],
  ])('is found %s', (_where, code, text) => {
    expect(found(code)).toEqual(missing(text));
  });

  it.each([
    ["const A = () => <p>{t('a.b')}</p>;"],
    ['const A = () => <code>ssh -J proxy</code>;'],
    ['const A = () => <p className="a b">{is === "open" ? t("a.b") : ""}</p>;'],
    ['const A = () => <input placeholder="web-1" />;'],
    ["throw new Error('There is no root here');"],
    ["type A = 'one of these';"],
    ["document.querySelector('main article h2');"],
    ['const A = () => <h1>Daypass</h1>;'],
  ])('is not seen in %s', (code) => {
    expect(found(code)).toEqual([]);
  });

  it('is found where a message is read while the module is loaded', () => {
    expect(found("const a = t('a.b');")).toEqual(['read before the language is known']);
    expect(found("const a = () => t('a.b');")).toEqual([]);
  });
});
