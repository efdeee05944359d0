package web

import (
	_ "embed"
	"net/http"

	"github.com/labstack/echo/v4"
)

// The document is the contract of the API.
//
//go:embed api/openapi.yaml
var apiContract []byte

// apiDocument sends the contract.
func (s *Server) apiDocument(c echo.Context) error {
	return s.send(c, http.StatusOK, "application/yaml", apiContract, nil)
}
