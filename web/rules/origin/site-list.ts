import { getPublicSuffix } from 'tldts';
import type { SuffixOf } from './site.ts';

/**
 * By the Public Suffix List with its private part, as browsers read it. The list is large: it is for whoever compares names
 * that a reader types, and is loaded with nothing else.
 */
export const listedSuffix: SuffixOf = host => getPublicSuffix(host, { allowPrivateDomains: true }) ?? host;
