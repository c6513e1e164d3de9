import type { Actors } from '../experiment.ts';

/** The proxy stands on the page’s own origin, between the browser and the server that the page can’t or needn’t reach. */
export function actors(internal: boolean): Actors {
  return [
    { kind: 'page', name: { zh: '页面', en: 'page' } },
    { kind: 'browser', name: { zh: '浏览器', en: 'browser' } },
    { kind: 'proxy', name: { zh: '代理', en: 'proxy' } },
    {
      kind: 'server',
      name: internal ? { zh: '内部服务', en: 'internal service' } : { zh: '服务器', en: 'server' },
    },
  ];
}
