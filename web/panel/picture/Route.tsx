import { Fragment } from 'react';

/** The origins that a run goes through, as a chain; each is taken for what it is, so one may come twice. */
export function Route({ stops }: { readonly stops: readonly string[] }) {
  return (
    <p className="route">
      {stops.map((origin, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same origin may come twice, and only its place tells which
        <Fragment key={place}>
          {place > 0 && <span aria-hidden="true"> → </span>}
          <code>{origin}</code>
        </Fragment>
      ))}
    </p>
  );
}
