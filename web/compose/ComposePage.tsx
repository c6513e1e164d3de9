import { APP_PAGES, type AppPageProps } from '../app/app-pages.ts';

/** Every knob of the experiments, and beside them the fix for the case as it stands. */
export default function ComposePage({ language }: AppPageProps) {
  return (
    <article className="compose">
      <h1 tabIndex={-1}>{APP_PAGES.compose.title[language]}</h1>
    </article>
  );
}
