import { allowlist, start } from './proxy.js';

start(url => allowlist.includes(url));
