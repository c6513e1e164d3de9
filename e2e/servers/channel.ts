import type { ChildProcess } from 'node:child_process';

/** Questions by name: what is asked, and what is answered. */
type Questions<Q> = { readonly [N in keyof Q]: { readonly asks: unknown; readonly answers: unknown } };

interface Asked {
  readonly id: number;
  readonly name: string;
  readonly asked: unknown;
}
type Answered = { readonly id: number } & ({ readonly answer: unknown } | { readonly error: string });

/** A child that ended, or was silent for too long, or failed at what it was asked. */
export class ChildFailure extends Error {}

/** How long a response may take, in milliseconds. */
const ANSWER_MS = 60_000;

/** Puts a question to a child. Rejects with ChildFailure. */
export type Ask<Q extends Questions<Q>> = <N extends keyof Q & string>(
  name: N,
  asked: Q[N]['asks'],
) => Promise<Q[N]['answers']>;

/** @param title names the child in errors */
export function asking<Q extends Questions<Q>>(child: ChildProcess, title: string): Ask<Q> {
  let last = 0;
  return (name, asked) =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      const fail = (why: string) => {
        stop();
        reject(new ChildFailure(`${title}, asked for ${name}: ${why}`));
      };
      const timer = setTimeout(() => fail(`no answer in ${ANSWER_MS / 1000} s`), ANSWER_MS);
      const onEnd = () => fail('it ended');
      const onMessage = (message: unknown) => {
        const answered = message as Answered;
        if (answered.id !== id) return;
        if ('error' in answered) return fail(answered.error);
        stop();
        resolve(answered.answer as never);
      };
      const stop = () => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onEnd);
      };
      child.on('message', onMessage).on('exit', onEnd);
      const message: Asked = { id, name, asked };
      child.send(message, error => {
        if (error) fail(error.message);
      });
    });
}

/** Answers the parent's questions; those that this process does not know are left to others. */
export function answering<Q extends Questions<Q>>(
  answers: {
    readonly [N in keyof Q]: (asked: Q[N]['asks']) => Q[N]['answers'] | Promise<Q[N]['answers']>;
  },
): void {
  process.on('message', async (message: Asked) => {
    const { id, name, asked } = message;
    if (!Object.hasOwn(answers, name)) return;
    try {
      process.send?.({ id, answer: await answers[name as keyof Q](asked) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
