export type Language = 'vi' | 'en';

/** The language to answer in: Vietnamese, unless the client ranks English above it. */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'vi';
  const weights = { vi: -1, en: -1 };
  for (const part of acceptLanguage.split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = tag.split('-')[0];
    if (language === 'vi' || language === 'en') {
      weights[language] = Math.max(weights[language], weightOf(parameters));
    }
  }
  return weights.en > 0 && weights.en > weights.vi ? 'en' : 'vi';
}

function weightOf(parameters: string[]): number {
  const quality = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('q='));
  if (quality === undefined) return 1;
  const weight = Number(quality.slice(2));
  return Number.isFinite(weight) ? weight : 0;
}
