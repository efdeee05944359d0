package web

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// receipt sends the receipt of the result, once that was shown, as a file to be kept: `careerfit verify` works it out
// again. It says no more than the result page.
func (s *Server) receipt(c echo.Context) error {
	t, err := s.sitting(c)
	if err != nil {
		return err
	}
	if t.Finished.IsZero() {
		return s.redirect(c, http.StatusFound, t.address("review"))
	}
	return s.sendReceipt(c, t)
}

// sendReceipt sends the receipt of a sitting that has a result.
func (s *Server) sendReceipt(c echo.Context, t sitting) error {
	now := s.cfg.Now()
	r, err := t.Quiz.Receipt(t.Session, now, s.cfg.Program)
	if err != nil {
		return err
	}
	return s.attach(c, "careerfit-receipt-"+now.UTC().Format(time.DateOnly)+".json", r.JSON())
}
