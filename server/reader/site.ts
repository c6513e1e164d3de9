import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Origins } from '../protocol/origins.ts';
import { type Inline, inlineHash } from './headers.ts';
import { replaceOrigins } from './origins.ts';

/** Content codings in the order of preference. */
export const CODINGS = ['br', 'gzip', 'identity'] as const;
export type Coding = (typeof CODINGS)[number];

/** One address with everything that is sent for it. */
export interface Resource {
  readonly type: string;
  readonly cacheControl: string;
  /** The identity coding is always there. */
  readonly bodies: ReadonlyMap<Coding, Buffer>;
  /** Of the identity coding's bytes, in hex. */
  readonly hash: string;
}

export interface Site {
  /** By path: `/zh/`, `/zh/websocket`, `/assets/main-….js`. Only what stands here is served. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The pages for addresses that do not exist, by language. */
  readonly missing: ReadonlyMap<string, Resource>;
  readonly inline: Inline;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
/** A file whose name carries its hash never changes (RFC 8246). */
const FOREVER = 'public, max-age=31536000, immutable';
/** Pages take part in no cache without asking: their origins and assets change with the next start. */
const ASK = 'no-cache';
/** Pages are compressed at every start, so the quality is the one that costs milliseconds. */
const PAGE_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Reads a built site into memory, with the running origins in its pages. Rejects where the folder holds no build.
 */
export async function loadSite(folder: string, origins: Origins): Promise<Site> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const resources = new Map<string, Resource>();
  const missing = new Map<string, Resource>();
  const styles = new Set<string>();
  const scripts = new Set<string>();

  await Promise.all(
    files.map(async file => {
      if (file.startsWith('assets/')) {
        const extension = extname(file);
        if (extension !== '.br' && extension !== '.gz')
          resources.set(`/${file}`, await loadAsset(folder, file));
        return;
      }
      const html = replaceOrigins(await readFile(join(folder, file), 'utf8'), origins);
      const head = html.slice(0, html.indexOf('</head>'));
      for (const [, css = ''] of head.matchAll(/<style>([\s\S]*?)<\/style>/g)) styles.add(inlineHash(css));
      for (const [, code = ''] of head.matchAll(/<script>([\s\S]*?)<\/script>/g))
        scripts.add(inlineHash(code));
      const page = await loadPage(html);
      const notFound = /^([a-z]+)\/404\.html$/.exec(file)?.[1];
      if (notFound) missing.set(notFound, page);
      else resources.set(`/${file.replace(/\.html$/, '').replace(/(^|\/)index$/, '$1')}`, page);
    }),
  );
  if (!resources.has('/')) throw new Error(`no pages in ${folder}`);
  return { resources, missing, inline: { styles: [...styles], scripts: [...scripts] } };
}

async function loadPage(html: string): Promise<Resource> {
  const identity = Buffer.from(html);
  const bodies = new Map<Coding, Buffer>([
    ['br', await promisify(brotliCompress)(identity, PAGE_BROTLI)],
    ['gzip', await promisify(gzip)(identity)],
    ['identity', identity],
  ]);
  return { type: TYPES['.html'] ?? '', cacheControl: ASK, bodies, hash: hashOf(identity) };
}

async function loadAsset(folder: string, file: string): Promise<Resource> {
  const read = (suffix: string): Promise<Buffer> => readFile(join(folder, file + suffix));
  const identity = await read('');
  const bodies = new Map<Coding, Buffer>([
    ['br', await read('.br')],
    ['gzip', await read('.gz')],
    ['identity', identity],
  ]);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return { type, cacheControl: FOREVER, bodies, hash: hashOf(identity) };
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}
