/** Made by `web/content/listings.ts`: what loads the listing of each file that panels show. */
declare module 'virtual:listings' {
  const listings: Readonly<Record<string, () => Promise<string>>>;
  export default listings;
}
