import { ask } from '../../stage/ask.ts';
import { send } from '../../stage/send.ts';
import { type Asker, type Page, SetUpError } from '../experiment.ts';

const NOT_FROM_HERE = {
  zh: '本页自己的 CSP 不允许加载别的源的图片和脚本，也不允许提交表单。请选择由另一个页面发送。',
  en: 'this page’s own CSP doesn’t let it load images or scripts of another origin, or submit forms. Choose another page to send from.',
};

/** The reader's page itself as the page that makes requests. */
export function here({ signal, url, follow }: Page): Asker {
  return {
    client: { origin: globalThis.origin, url: globalThis.location.href },
    url,
    ask: call => ask(call, signal),
    async send(initiator, address) {
      switch (initiator) {
        case 'link':
          await follow(new URL(address)); // in a window, so that this page stays
          return 'opened';
        case 'websocket':
        case 'frame':
          return send(initiator, address, signal);
        default:
          throw new SetUpError(NOT_FROM_HERE);
      }
    },
  };
}
