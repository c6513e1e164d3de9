import href from './after-run.css?url';

/**
 * The style of what comes of a run, which no page has inside. What imports this is there when the style is, or when it can't be
 * fetched. It stands behind the page's own.
 */
const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
const settled = new Promise(done => {
  link.onload = done;
  link.onerror = done;
});
document.head.append(link);
await settled;
