/** The API's description as a page, from the package alone. */
import "swagger-ui-dist/swagger-ui.css";
import SwaggerUIBundle from "swagger-ui-dist/swagger-ui-es-bundle.js";
import { CSRF_HEADER, forgeryToken } from "./api/client";

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
