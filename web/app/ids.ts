/** The `identifierPrefix` of what wakes in a page as a root of its own, on the server as in the browser. */
export const TOOL_IDS = 'tool';
export const LIVE_IDS = 'live';
