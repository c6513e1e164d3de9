import { start } from './proxy.js';

start(() => true);
