/** Made by `web/content/lessons.ts`; for the renderer alone. */
declare module 'virtual:course' {
  const course: Readonly<Record<'zh' | 'en', readonly import('../lesson/lesson.ts').Lesson[]>>;
  export default course;
}
