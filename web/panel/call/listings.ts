import listings from 'virtual:listings';

export interface Listings {
  readonly page: string;
  /** What makes the requests, here or on a stage; null where the experiment does it itself. */
  readonly stage: string | null;
  /** Null where no server takes part. */
  readonly server: string | null;
}

/**
 * The sides of an experiment, as HTML: highlighted source, one chunk a file, made by the build from the very files that run, and
 * fetched when a listing opens. Rejects where a file has no listing.
 */
export async function listingsOf(
  experiment: string,
  server: string | undefined,
  stage: string | undefined,
): Promise<Listings> {
  const [page, stageHtml, serverHtml] = await Promise.all([
    listingOf(`web/experiments/${experiment}/procedure.ts`),
    stage === undefined ? null : listingOf(`web/stage/${stage}.ts`),
    server === undefined ? null : listingOf(`server/lab/${server}.ts`),
  ]);
  return { page, stage: stageHtml, server: serverHtml };
}

async function listingOf(file: string): Promise<string> {
  const load = listings[file];
  if (!load) throw new Error(`no listing of ${file}`);
  return load();
}
