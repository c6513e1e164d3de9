/** Where the page says something about itself (`notices.ts`): empty, so that screen readers watch for what comes. */
export function Notices() {
  return (
    <div className="notices">
      <div role="status" data-notice="link" />
      <div role="status" data-notice="worker" />
      <div role="status" data-notice="server" data-server="responds" />
    </div>
  );
}
