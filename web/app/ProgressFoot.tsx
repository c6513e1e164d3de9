/** Where it is said that progress is kept, once there is some (`progress/progress-foot.ts`). */
export function ProgressFoot() {
  return <div className="progress-foot" hidden />;
}
