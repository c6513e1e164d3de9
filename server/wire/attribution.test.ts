import { expect, test } from 'vitest';
import { attribution } from './attribution.ts';

const token = '0123456789abcdef0123456789abcdef';
const run = 'fedcba9876543210';

test.each([
  `/?token=${token}&run=${run}`,
  `/ws?a=1&run=${run}&b=%20&token=${token}&c`,
  `http://localhost/?token=${token}&run=${run}`,
  `HTTPS://localhost:1?token=${token}&run=${run}`,
])('%s is attributed', target => {
  expect(attribution(target)).toEqual({ token, run });
});

test.each([
  ['no query', '/'],
  ['no token', `/?run=${run}`],
  ['no run', `/?token=${token}`],
  ['a doubled token', `/?token=${token}&run=${run}&token=${token}`],
  ['a doubled run', `/?token=${token}&run=${run}&run=${run}`],
  ['a second token in disguise', `/?token=${token}&run=${run}&%74oken=${token}`],
  ['a token in disguise', `/?%74oken=${token}&run=${run}`],
  ['an encoded token', `/?token=%30${token.slice(1)}&run=${run}`],
  ['an encoded run', `/?token=${token}&run=%66${run.slice(1)}`],
  ['a short token', `/?token=${token.slice(1)}&run=${run}`],
  ['a long token', `/?token=${token}0&run=${run}`],
  ['upper case', `/?token=${token.toUpperCase()}&run=${run}`],
  ['a token behind white space', `/?token=+${token}&run=${run}`],
  ['an empty run', `/?token=${token}&run=`],
  ['a scheme that is not http', `ftp://localhost/?token=${token}&run=${run}`],
  ['a query without a path', `?token=${token}&run=${run}`],
  ['authority-form', `localhost:80?token=${token}&run=${run}`],
])('%s is not', (_name, target) => {
  expect(attribution(target)).toBeUndefined();
});
