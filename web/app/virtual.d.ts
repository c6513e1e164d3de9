/** Made by `web/content/lessons.ts`; for the renderer alone. */
declare module 'virtual:course' {
  const course: Readonly<Record<'zh' | 'en', readonly import('../lesson/lesson.ts').Lesson[]>>;
  /** Where old links lead: from `lesson` or `lesson#part` to the same of another place. */
  export const moved: Readonly<Record<string, string>>;
  export default course;
}
