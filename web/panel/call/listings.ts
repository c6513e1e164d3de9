/** Highlighted source, one chunk a file, made by the build from the very files that run; fetched when a listing opens. */
const pages = import.meta.glob<string>('../../experiments/*/index.ts', {
  query: '?code',
  import: 'default',
});
const servers = import.meta.glob<string>(
  ['../../../server/lab/*/endpoint.ts', '../../../server/lab/socket-io/greeting.ts'],
  {
    query: '?code',
    import: 'default',
  },
);
const stages = import.meta.glob<string>(['../../stage/*.ts', '!../../stage/*.test.ts'], {
  query: '?code',
  import: 'default',
});

export interface Listings {
  readonly page: string;
  /** What makes the requests, here or on a stage; null where the experiment does it itself. */
  readonly stage: string | null;
  /** Null where no server takes part. */
  readonly server: string | null;
}

const none = async () => null;

/** The sides of an experiment, as HTML. Rejects where a file has no listing. */
export async function listingsOf(
  experiment: string,
  server: string | undefined,
  stage: string | undefined,
): Promise<Listings> {
  const page = pages[`../../experiments/${experiment}/index.ts`];
  const answer = server === undefined ? none : servers[`../../../server/lab/${server}.ts`];
  const asking = stage === undefined ? none : stages[`../../stage/${stage}.ts`];
  if (!page || !answer || !asking) throw new Error(`no listing for ${experiment}, ${server}, ${stage}`);
  const [pageHtml, stageHtml, serverHtml] = await Promise.all([page(), asking(), answer()]);
  return { page: pageHtml, stage: stageHtml, server: serverHtml };
}
