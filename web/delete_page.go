package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/store"
)

type deletePage struct {
	Chrome
	Row  sittingRow
	Back string
}

func (s *Server) deleteForm(c echo.Context) error {
	t, err := s.sitting(c)
	if errors.Is(err, store.ErrDamaged) {
		return s.deleteUnreadForm(c, err)
	}
	if err != nil {
		return err
	}
	row, err := s.sittingRow(t)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "delete", deletePage{s.chrome(c, t.Quiz, t.say.T("Delete this sitting?")).inWordsOfSite(), row, t.whereLeftOff()})
}

// deleteUnreadForm offers to delete a sitting of which no more can be said than that it is there.
func (s *Server) deleteUnreadForm(c echo.Context, damage error) error {
	session, err := s.heldSession(c, browser{s, c}, c.Param("sitting"))
	if err != nil {
		return err
	}
	say := s.sayOn(c, nil)
	return s.render(c, http.StatusOK, "delete", deletePage{s.chrome(c, nil, say.T("Delete this sitting?")), s.unreadRow(c, session, damage), "/results"})
}

// delete removes a sitting for good, also one that cannot be shown. Deleting it a second time is fine: it is gone.
func (s *Server) delete(c echo.Context) error {
	session, err := s.heldSession(c, browser{s, c}, c.Param("sitting"))
	if errors.Is(err, store.ErrNotFound) {
		return s.goTo(c, "/results?done=deleted")
	}
	if err != nil {
		return err
	}
	if err := s.remove(c.Request().Context(), session.ID); err != nil {
		return err
	}
	return s.goTo(c, "/results?done=deleted")
}

// remove deletes a sitting that may be gone already.
func (s *Server) remove(ctx context.Context, id string) error {
	if err := s.cfg.Store.Delete(ctx, id); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return nil
}

type deleteAllPage struct {
	Chrome
	Sittings []sittingRow
}

// deleteAllForm lists what would be deleted: all that this browser holds.
func (s *Server) deleteAllForm(c echo.Context) error {
	rows, err := s.sittingRows(c)
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, "delete_all", deleteAllPage{s.chrome(c, nil, s.sayOn(c, nil).T("Delete all of your sittings?")), rows})
}

// deleteAll removes for good the sittings that the form listed, if this browser holds them. One that came
// later, in another tab, was not meant.
func (s *Server) deleteAll(c echo.Context) error {
	sessions, err := s.held(c)
	if err != nil {
		return err
	}
	meant := c.Request().PostForm["sitting"]
	for _, session := range sessions {
		if !slices.Contains(meant, session.ID) {
			continue
		}
		if err := s.remove(c.Request().Context(), session.ID); err != nil {
			return err
		}
	}
	return s.goTo(c, "/results?done=all-deleted")
}
