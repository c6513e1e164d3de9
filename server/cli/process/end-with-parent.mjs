/**
 * Loaded with `--import` into children that were started with a channel to their parent. The operating system
 * closes the channel when the parent ends, even by SIGKILL, which is the only notice that comes on every platform.
 */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
// Listening keeps the channel, and with it the process, alive: it must end by itself when its work is done.
process.channel?.unref();

// A child's own children inherit its options (`child_process.fork`), but they have channels of their own making.
const at = process.execArgv.findIndex((_, index) => process.execArgv[index + 1] === import.meta.url);
if (at >= 0) process.execArgv.splice(at, 2);
