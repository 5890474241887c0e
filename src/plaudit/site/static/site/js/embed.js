// A link to a video elsewhere plays in its place once it is pressed. Nothing of it is asked for before.
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("a[data-player]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.src = link.dataset.player;
  frame.title = link.dataset.title;
  frame.className = "embed-frame";
  frame.allow = "autoplay; fullscreen; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.allowFullscreen = true;
  link.replaceWith(frame);
  frame.focus();
});
