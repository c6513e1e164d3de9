import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRequest } from '../http/answer.ts';
import type { Origins } from '../protocol/origins.ts';
import { builtHeaders, type Headers } from './headers.ts';
import { chooseCoding, chooseLanguage, isFresh } from './negotiate.ts';
import type { Resource, Site } from './site.ts';

/** Serves a built site from memory: what is not in it does not exist, so no path can lead out of it. */
export function serveBuilt(site: Site, origins: Origins) {
  const headers = builtHeaders(origins, site.inline);
  const languages = [...site.missing.keys()].sort();

  return (request: IncomingMessage, response: ServerResponse): void => {
    if (refuseMethod(request, response, headers)) return;
    const { pathname, search } = splitTarget(request.url ?? '/');
    const resource = site.resources.get(pathname);
    const moved = [`${pathname}/`, pathname.replace(/\/$/, '')].find(path => site.resources.has(path));
    if (resource) {
      send(request, response, 200, resource, headers);
    } else if (moved) {
      const sentence = `This page is at ${moved}`;
      const location = { ...headers, Location: moved + search };
      answerRequest(response, { status: 308, sentence, headers: location });
    } else {
      const language =
        languages.find(name => pathname.startsWith(`/${name}/`)) ??
        chooseLanguage(request.headers['accept-language'], languages);
      const missing = site.missing.get(language);
      if (missing) send(request, response, 404, missing, headers);
      else answerRequest(response, { status: 404, sentence: 'There is no page at this URL.', headers });
    }
  };
}

/** Answers whatever is neither GET nor HEAD; true if it did. */
export function refuseMethod(request: IncomingMessage, response: ServerResponse, headers: Headers): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const sentence = 'The reader serves pages: it takes GET and HEAD.';
  // What is left of a refused request's body would be taken for the next request's head.
  answerRequest(response, {
    status: 405,
    sentence,
    headers: { ...headers, Allow: 'GET, HEAD', Connection: 'close' },
  });
  return true;
}

/** The path and the query of an origin-form target; addresses of pages are plain ASCII, so nothing is decoded. */
function splitTarget(target: string): { pathname: string; search: string } {
  const at = target.indexOf('?');
  return at < 0
    ? { pathname: target, search: '' }
    : { pathname: target.slice(0, at), search: target.slice(at) };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  { type, cacheControl, bodies, hash }: Resource,
  headers: Headers,
): void {
  const coding = chooseCoding(request.headers['accept-encoding']);
  const body = bodies.get(coding) ?? Buffer.alloc(0);
  const etag = `"${hash}-${coding}"`;
  const fields = { ...headers, 'Cache-Control': cacheControl, ETag: etag, Vary: 'Accept-Encoding' };
  if (status === 200 && isFresh(request.headers['if-none-match'], etag)) {
    response.writeHead(304, fields).end();
    return;
  }
  response.writeHead(status, {
    ...fields,
    'Content-Type': type,
    'Content-Length': body.length,
    ...(coding === 'identity' ? {} : { 'Content-Encoding': coding }),
  });
  // To HEAD, Node sends the head alone (RFC 9110 §9.3.2).
  response.end(body);
}
