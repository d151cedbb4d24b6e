/** How the page looks: dark, as it is projected beside a terminal; the list goes below where the window is narrow. */
export const pageStyle = `
:root{color-scheme:dark;--passed:#56c288;--failed:#ff7b72;--running:#6cb6ff;--other:#d9a94a;--dim:#8b949e}
html,body{height:100%;margin:0}
body{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr) minmax(16rem,24rem);background:#14171c;color:#dde2e8;font:16px/1.4 system-ui,sans-serif}
header{grid-column:1/-1;display:flex;align-items:center;gap:1rem;padding:.5rem 1rem;border-bottom:1px solid #2b3038}
h1{font-size:1.1rem;margin:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
header p{margin:0;color:var(--dim);white-space:nowrap}
#status{margin-left:auto;font-weight:600}
#terminal{min-width:0;min-height:0;padding:.75rem;box-sizing:border-box}
aside{overflow:auto;border-left:1px solid #2b3038}
ol,ul{list-style:none;margin:0;padding:.25rem 0}
#blocks li{display:grid;grid-template-columns:1.4rem 2.6rem minmax(0,1fr) auto;gap:.3rem;padding:.3rem .75rem;align-items:baseline}
#blocks li.running{background:#1d2733}
.line,.time{color:var(--dim);font-size:.85rem;font-variant-numeric:tabular-nums}
.line{text-align:right}
.what>*{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.what code{font:.85rem ui-monospace,monospace;color:#aab4c0}
.what small{color:var(--other);white-space:normal}
.passed .mark,#status.passed{color:var(--passed)!important}
.failed .mark,.timed-out .mark,#status.failed,#problems{color:var(--failed)!important}
.running .mark,#status.running{color:var(--running)!important}
.cancelled .mark,#status.cancelled,#status.lost{color:var(--other)!important}
.skipped,.waiting{color:var(--dim)}
#problems li{padding:.3rem .75rem}
button{font:inherit;color:inherit;background:#2b3038;border:1px solid #444c56;border-radius:.4rem;padding:.15rem .8rem;cursor:pointer}
@media(max-width:60rem){body{grid-template:auto minmax(0,1fr) minmax(0,14rem)/minmax(0,1fr)}aside{border-left:0;border-top:1px solid #2b3038}}
`
