// Hands on single keys that are pressed anywhere on the page but in a field, and draws nothing.
export default function ({ parentElement, data, setTriggerValue }) {
  const kept = memory(parentElement);
  kept.keys = new Set(data.keys);
  kept.tell = setTriggerValue;
  if (kept.listens) return;
  kept.listens = (event) => {
    if (!parentElement.isConnected) {
      document.removeEventListener("keydown", kept.listens);
      kept.listens = null;
      return;
    }
    const at = event.composedPath()[0];
    const typing = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !kept.keys.has(event.key)) return;
    event.preventDefault();
    kept.tell("key", event.key);
  };
  document.addEventListener("keydown", kept.listens);
}
