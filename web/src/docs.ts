/** The API's description as a page, from the package alone. */
import "swagger-ui-dist/swagger-ui.css";
import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { CSRF_HEADER, forgeryToken } from "./api/client";
import { theme } from "./shell/theme";

const dark = theme.value === "dark" || (theme.value === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.classList.toggle("dark-mode", dark);

SwaggerUIBundle({
  url: "./openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: (request: { headers: Record<string, string> }) => {
    const token = forgeryToken()[CSRF_HEADER];
    if (token) request.headers[CSRF_HEADER] = token;
    return request;
  },
});
