package web

import "github.com/labstack/echo/v4"

// Routes are what the server answers to.
func (s *Server) Routes() []*echo.Route { return s.echo.Routes() }

// QRPath is how the QR code of a text is drawn.
func QRPath(text string) string { return qrOf(text).Path }
