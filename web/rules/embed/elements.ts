export type EmbedElement = 'image' | 'script';

/** The elements as a page writes them. */
export const EMBED_TAGS: Readonly<Record<EmbedElement, string>> = { image: '<img>', script: '<script>' };
