import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ViteDevServer } from 'vite';
import type { Origins } from '../protocol/origins.ts';
import { brokenPage, shownOf } from './broken-page.ts';
import { refuseMethod } from './built.ts';
import type { Reader } from './handlers.ts';
import { developmentHeaders } from './headers.ts';
import { chooseLanguage } from './negotiate.ts';
import { replaceOrigins } from './origins.ts';

const RENDERER = '/web/app/render.tsx';
const LANGUAGES = ['en', 'zh'];
/** Vite's own subprotocols, by which it knows its upgrades. */
const VITE_PROTOCOLS = ['vite-hmr', 'vite-ping'];

/** What the renderer module offers; the server may not import the web's types. */
interface Renderer {
  renderPage(
    address: string,
    assets: { readonly head: string; readonly boot: string; readonly style: string },
  ): Promise<string | null>;
}

/** Vite inside the reader: the same pages as in production, rendered when they are asked for. */
export async function createDevelopmentReader(origins: Origins): Promise<Reader> {
  // The reader listens on one server per address family, and Vite takes one: so it gets one that never listens, and every
  // upgrade of its own is passed on to that.
  const upgrades = createHttpServer();
  // Here and not above: the bundle would load it in production too, before anything of its own.
  const { createServer } = await import('vite');
  const vite = await createServer({
    server: { middlewareMode: true, ws: { server: upgrades } },
    appType: 'custom',
  });
  const headers = developmentHeaders(origins);

  return {
    request(request, response) {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      vite.middlewares(request, response, () => {
        if (!refuseMethod(request, response, headers)) void answer(vite, origins, request, response);
      });
    },
    upgrade(request, socket, head) {
      if (!VITE_PROTOCOLS.includes(request.headers['sec-websocket-protocol'] ?? '')) return false;
      return upgrades.emit('upgrade', request, socket, head);
    },
    async close() {
      // Vite complains of a scan for dependencies that its own end cuts off.
      await vite.environments.client.depsOptimizer?.scanProcessing;
      await vite.close();
    },
  };
}

async function answer(
  vite: ViteDevServer,
  origins: Origins,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = (request.url ?? '/').split('?')[0] ?? '/';
  const send = (status: number, html: string): void => {
    response
      .writeHead(status, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' })
      .end(html);
  };
  try {
    const { renderPage } = await loadRenderer(vite);
    const assets = {
      head: '<script src="/web/app/head.ts"></script>',
      boot: '/web/app/boot.ts',
      style: stylesOf(vite),
    };
    const found = await renderPage(address, assets);
    const language =
      LANGUAGES.find(name => address.startsWith(`/${name}/`)) ??
      chooseLanguage(request.headers['accept-language'], LANGUAGES);
    const html = found ?? (await renderPage(`/${language}/404`, assets)) ?? '';
    send(found === null ? 404 : 200, replaceOrigins(await vite.transformIndexHtml(address, html), origins));
  } catch (error) {
    if (error instanceof Error) vite.ssrFixStacktrace(error);
    vite.config.logger.error(error instanceof Error ? error.message : String(error));
    // Pages that are open and asked for their news show the overlay and keep their place; a new one is nothing but the overlay.
    vite.environments.client.hot.send({ type: 'error', err: shownOf(error) });
    send(500, brokenPage(error));
  }
}

async function loadRenderer(vite: ViteDevServer): Promise<Renderer> {
  const { isRunnableDevEnvironment } = await import('vite');
  const environment = vite.environments.ssr;
  if (!isRunnableDevEnvironment(environment)) throw new Error('the renderer needs Vite’s own environment');
  return environment.runner.import<Renderer>(RENDERER);
}

/** Links to every style that the renderer's modules import, so that the page does not show itself naked before its script runs. */
function stylesOf(vite: ViteDevServer): string {
  const ids = [...vite.environments.ssr.moduleGraph.idToModuleMap.values()]
    .map(module => module.url)
    .filter(url => url.endsWith('.css'));
  return ['/web/app/style/style.css', ...ids]
    .map(url => `<link rel="stylesheet" href="${url}" data-development>`)
    .join('\n');
}
