SwaggerUIBundle({
  url: '/docs/openapi.yaml',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  validatorUrl: null,
});
