// Draws a chart over the server's drawing, which stands just before this element, once the reader comes near. Narrow
// figures keep the server's drawing, which is made for them; so do browsers where the chart library does not come.

/** From this width on labels fit beside their bars; the stylesheet changes its drawing there too. */
const WIDE = 576;

class PrassiChart extends HTMLElement {
  static observedAttributes = ["data-point"];

  #drawing = null;
  #chart = null;
  #near = null;
  #width = null;
  #wanted = false;

  connectedCallback() {
    this.#drawing = this.previousElementSibling;
    // The chart as a whole is the tab stop: its marks are reached by the arrows.
    for (const link of this.#drawing.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
    this.#width = new ResizeObserver(() => this.#update());
    this.#near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#near.disconnect();
      this.#width.observe(this.parentElement);
    }, { rootMargin: "25%" });
    this.#near.observe(this.parentElement);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.#width.disconnect();
    this.#withdraw();
  }

  attributeChangedCallback() {
    this.#point();
  }

  #update() {
    const wide = this.parentElement.clientWidth >= WIDE;
    if (wide && !this.#wanted) this.#draw();
    if (!wide && this.#wanted) this.#withdraw();
  }

  async #draw() {
    // Kinds of charts without an option are drawn by the server only.
    if (!this.dataset.option) return;
    this.#wanted = true;
    const option = JSON.parse(this.dataset.option);
    const library = await import("./charts/index.js").catch(() => null);
    const isWhole = await library?.ready(option).then(() => true, () => false);
    if (!isWhole || !this.#wanted || this.#chart) return;
    // The same height as the drawing below: nothing on the page moves.
    this.style.display = "block";
    this.style.height = `${this.#drawing.offsetHeight}px`;
    this.style.marginBlock = getComputedStyle(this.#drawing).marginBlock;
    this.hidden = false;
    this.#drawing.classList.add("visually-hidden");
    this.#chart = library.mount(this, option, (place) => this.#follow(place));
    this.#point();
  }

  #withdraw() {
    this.#wanted = false;
    this.#chart?.dispose();
    this.#chart = null;
    this.hidden = true;
    this.style.display = "";
    this.#drawing?.classList.remove("visually-hidden");
  }

  /** Shows the point that the keyboard is on; without one, no point. */
  #point() {
    const point = this.dataset.point;
    for (const mark of this.#drawing?.querySelectorAll("a[data-mark]") ?? []) {
      mark.classList.toggle("current", mark.dataset.mark === point);
    }
    if (!this.#chart) return;
    if (point === undefined) return this.#chart.deselect();
    const [series, row] = point.split(",").map(Number);
    this.#chart.select(series, row);
  }

  /** The drawing's link leads to the records behind a mark: one address, written once. */
  #follow({ seriesIndex, dataIndex }) {
    const mark = this.#drawing.querySelector(`a[data-mark="${seriesIndex},${dataIndex}"]`);
    if (mark) location.assign(mark.href.baseVal);
  }
}

customElements.define("prassi-chart", PrassiChart);
