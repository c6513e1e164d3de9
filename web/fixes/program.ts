/** Pieces that the generated programs share. */
import { js } from './literal.ts';

/** Lines of a program; null leaves one out. */
export type Lines = readonly (string | null)[];

/** The port that a generated program takes without PORT, and to which the generated nginx passes requests on. */
export const APP_PORT = 8080;
/** The port of the generated nginx. */
export const PROXY_PORT = 8000;

export function textOf(lines: Lines): string {
  return `${lines.filter(line => line !== null).join('\n')}\n`;
}

/** Moves lines to the right by so many steps of two spaces. */
export function indent(lines: Lines, steps: number): Lines {
  return lines.map(line => (line ? '  '.repeat(steps) + line : line));
}

/** `const ORIGINS = new Set([…]);`, one origin a line where there are several. */
export function originSet(origins: readonly string[]): Lines {
  if (origins.length === 1) return [`const ORIGINS = new Set([${origins.map(js).join('')}]);`];
  return ['const ORIGINS = new Set([', ...origins.map(origin => `  ${js(origin)},`), ']);'];
}

/** `origin: […],` for a library's options. */
export function originOption(origins: readonly string[]): Lines {
  if (origins.length === 1) return [`origin: [${origins.map(js).join('')}],`];
  return ['origin: [', ...origins.map(origin => `  ${js(origin)},`), '],'];
}

const PORT = `Number(process.env.PORT ?? ${APP_PORT})`;
const SAY: Lines = ["  console.log('Listening on port', server.address().port);", '});'];

/** Starts a server of node:http and says where. */
export const LISTEN: Lines = [`server.listen(${PORT}, () => {`, ...SAY];

/** The same for an app of Express, with its server in `server`. */
export const LISTEN_EXPRESS: Lines = [`const server = app.listen(${PORT}, () => {`, ...SAY];

/** The same for an app of Fastify; `host` is a literal. */
export function listenFastify(host: string | null): string {
  return `console.log(await app.listen({ port: ${PORT}${host === null ? '' : `, host: ${host}`} }));`;
}
