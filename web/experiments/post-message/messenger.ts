import type { Heard, Post } from '../../stage/messages.ts';
import { listen, post } from '../../stage/post.ts';
import type { Messenger } from '../experiment.ts';

/** The reader's page itself, as it speaks with the page in another window. */
export function messengerTo(other: Window, signal: AbortSignal): Messenger {
  let heard = async (): Promise<readonly Heard[]> => [];
  return {
    client: { origin: globalThis.origin, url: globalThis.location.href },
    async listen(expects) {
      heard = listen(other, expects, signal);
    },
    post: async (message: Post) => post(other, message),
    heard: () => heard(),
  };
}
