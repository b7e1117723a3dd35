import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isArgumentElement,
  isDateElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  isTimeElement,
  parse,
  type MessageFormatElement,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { de } from '#shared/i18n/de/index';
import { en } from '#shared/i18n/en/index';
import { languages, type Language } from '#shared/i18n/language';
import type { Catalogue, MessageKey } from '#shared/i18n/text';

const catalogues: Readonly<Record<Language, Catalogue>> = { en, de };
const keys = Object.keys(en) as MessageKey[];

/** What a message is filled with: `count plural`, `<code>`, `name`, and for a select its cases. */
function slotsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (isTagElement(element)) return [`<${element.value}>`, ...slotsOf(element.children)];
    if (isPluralElement(element) || isSelectElement(element)) {
      const cases = Object.entries(element.options);
      const names = isSelectElement(element) ? cases.map(([name]) => name).toSorted() : [];
      const inside = cases.flatMap(([, option]) => slotsOf(option.value));
      return [
        [element.value, isPluralElement(element) ? 'plural' : 'select', ...names].join(' '),
        ...inside,
      ];
    }
    if (isArgumentElement(element)) return [element.value];
    if (isNumberElement(element) || isDateElement(element) || isTimeElement(element))
      return [`${element.value} formatted`];
    return [];
  });
}

const slots = (message: string) => [...new Set(slotsOf(parse(message)))].toSorted();

/** The forms of plurals that a language has, and that a message lacks which tells forms apart. */
function missingForms(message: string, language: Language): readonly string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const missing = (elements: readonly MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (isTagElement(element)) return missing(element.children);
      if (!isPluralElement(element) && !isSelectElement(element)) return [];
      const inside = Object.values(element.options).flatMap(({ value }) => missing(value));
      if (isSelectElement(element)) return inside;
      // Exact numbers and `other` alone say that the forms are alike.
      const has = (form: string) => Object.hasOwn(element.options, form);
      const tellsApart = forms.some((form) => form !== 'other' && has(form));
      return [...(tellsApart ? forms.filter((form) => !has(form)) : []), ...inside];
    });
  return missing(parse(message));
}

function sources(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.tsx?$/.test(name) && !name.includes('/i18n/en/') && !name.includes('/i18n/de/'),
    )
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

describe.each(languages)('the messages in %s', (language) => {
  const catalogue = catalogues[language];

  it('are the same as in English, by key, placeholders and tags', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
    for (const key of keys) expect([key, slots(catalogue[key])]).toEqual([key, slots(en[key])]);
  });

  it('have each form of a plural that the language has', () => {
    for (const key of keys) expect([key, ...missingForms(catalogue[key], language)]).toEqual([key]);
  });

  it('begin and end alike: a sentence stays a sentence, and a blank is never at an end', () => {
    const isOpen = (text: string) => text.endsWith('}');
    const end = (text: string) => /[.!?…:]$/.exec(text)?.[0] ?? '';
    for (const key of keys) {
      expect([key, catalogue[key]]).toEqual([key, catalogue[key].trim()]);
      expect([key, catalogue[key]]).not.toEqual([key, '']);
      if (isOpen(catalogue[key]) || isOpen(en[key])) continue;
      expect([key, end(catalogue[key])]).toEqual([key, end(en[key])]);
    }
  });

  it('quote and leave out as the language does', () => {
    // In German what is left out stands behind a space.
    const foreign = { en: /[„‚«»]/, de: /“[^“„]*”|"|[\p{L}}]…/u }[language];
    for (const key of keys) expect([key, foreign.test(catalogue[key])]).toEqual([key, false]);
  });
});

it('has no message that nobody says', () => {
  const code = sources('src');
  const starts = [...code.matchAll(/`([a-zA-Z]+(?:\.[a-zA-Z0-9-]+)*\.)\$\{/g)].map(
    ([, start]) => start,
  );
  const said = (key: string) =>
    code.includes(`'${key}'`) ||
    code.includes(`"${key}"`) ||
    starts.some((start) => start && key.startsWith(start));
  expect(keys.filter((key) => !said(key))).toEqual([]);
});
