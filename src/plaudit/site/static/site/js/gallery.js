/* Opens pictures and trailers in front of the page; each is a plain link without this. */
(() => {
  "use strict";
  const { close, name } = document.currentScript.dataset;
  const plain = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  let viewer;
  let swipe;
  /* The last picture asked for is the one that opens, and none does once the viewer was closed. */
  let asked = 0;

  const put = (content, label) => {
    if (!viewer) {
      viewer = document.createElement("dialog");
      viewer.className = "viewer";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "viewer-close";
      button.textContent = close;
      button.addEventListener("click", () => viewer.close());
      const body = document.createElement("div");
      body.setAttribute("aria-live", "polite");
      viewer.append(button, body);
      /* What played must not play on unseen. */
      viewer.addEventListener("close", () => {
        asked += 1;
        body.replaceChildren();
      });
      document.body.append(viewer);
    }
    viewer.setAttribute("aria-label", label);
    viewer.lastElementChild.replaceChildren(content);
    if (!viewer.open) viewer.showModal();
  };

  const open = async (url, way) => {
    asked += 1;
    const turn = asked;
    try {
      const answer = await fetch(url);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const photo = page.querySelector("article.photo");
      if (turn !== asked) return;
      if (!answer.ok || !photo) throw new Error(url);
      put(document.importNode(photo, true), name);
      const next = way && viewer.querySelector(`.photo-ways [rel="${way}"]`);
      (next || viewer.firstElementChild).focus();
    } catch {
      if (turn === asked) location.assign(url);
    }
  };

  const play = (link) => {
    asked += 1;
    const frame = document.createElement("iframe");
    frame.src = link.dataset.player;
    frame.title = link.querySelector(".trailer-name").textContent;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    put(frame, frame.title);
  };

  /* To the neighbour: in the viewer if it is open, else page by page. */
  const go = (way) => {
    const inside = viewer && viewer.open;
    const link = (inside ? viewer : document).querySelector(`.photo-ways [rel="${way}"]`);
    if (link && inside) open(link.href, way);
    else if (link) link.click();
    return Boolean(link);
  };
  const towards = (right) => (right === (document.dir !== "rtl") ? "next" : "prev");

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.button || !plain(event)) return;
    const way = viewer && viewer.contains(link) && link.rel;
    if (link.dataset.player) play(link);
    else if ("shot" in link.dataset) open(link.href);
    else if (way === "prev" || way === "next") open(link.href, way);
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (!plain(event) || event.target.closest("input, select, textarea")) return;
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      if (go(towards(event.key === "ArrowRight"))) event.preventDefault();
    } else if (event.key === "Escape" && !(viewer && viewer.open)) {
      document.querySelector("[data-back]")?.click();
    }
  });

  document.addEventListener("touchstart", (event) => {
    const one = event.touches.length === 1 && event.target.closest(".photo figure");
    swipe = one && !(window.visualViewport?.scale > 1.01) ? event.touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!swipe) return;
    const across = event.changedTouches[0].clientX - swipe.clientX;
    const down = event.changedTouches[0].clientY - swipe.clientY;
    if (Math.abs(across) > 45 && Math.abs(across) > 2 * Math.abs(down)) go(towards(across < 0));
    swipe = null;
  }, { passive: true });
})();
