import type { Language } from '../language.ts';

const en = {
  serverGone: 'The server can’t be reached.',
  startAgain:
    'If it has stopped, start it again with “npm start” in the course’s folder: this page reconnects by itself.',
  keepsTrying: 'This page keeps trying, and reconnects by itself once the server is back.',
};

const zh: typeof en = {
  serverGone: '连不上服务器。',
  startAgain: '如果它已经停止，请在课程的文件夹里运行 npm start 重新启动，本页会自动连上。',
  keepsTrying: '本页会一直重试，服务器恢复后自动连上。',
};

const WORDS = { zh, en } as const;

/** That the server can’t be reached. */
export function serverGone(language: Language): string {
  return WORDS[language].serverGone;
}

/** What a reader does about a server that is away: on their own machine they start it. */
export function startAgain(host: string, language: Language): string {
  const { startAgain, keepsTrying } = WORDS[language];
  return host === 'localhost' ? startAgain : keepsTrying;
}
