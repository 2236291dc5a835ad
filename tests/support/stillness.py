"""Watch what moves while a page is shown, and how long it does not answer."""

WATCH = """
window.seen = {shift: 0, blocked: 0}
new PerformanceObserver(list => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.shift += one.value
}).observe({type: 'layout-shift', buffered: true})
new PerformanceObserver(list => {
  for (const one of list.getEntries()) window.seen.blocked += Math.max(0, one.duration - 50)
}).observe({type: 'longtask', buffered: true})
"""
"""Blocking is what a task takes beyond 50 ms (W3C Long Tasks)."""
SEEN = "() => [window.seen.shift, window.seen.blocked]"
